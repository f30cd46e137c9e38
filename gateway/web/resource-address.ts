/** The permanent address of a record. Its id is `<namespace>:<local>`, of letters, digits, hyphens and the colon. */
export const resourceAddress = (id: string): string => `/resource/${encodeURIComponent(id).replaceAll('%3A', ':')}`
