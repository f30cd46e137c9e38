const PREFIX = '#ids='

/** The list of an address, after the # so that it is never sent to a server and may be long. */
export const readHash = (hash: string): string[] => {
  if (!hash.startsWith(PREFIX)) return []
  return hash.slice(PREFIX.length).split(';').map(decoded).filter((value) => value !== '')
}

export const hashOf = (values: readonly string[]): string => (values.length === 0 ? '' : `${PREFIX}${values.map((value) => encodeURIComponent(value).replaceAll('%2F', '/').replaceAll('%3A', ':')).join(';')}`)

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch (error) {
    if (error instanceof URIError) return text
    throw error
  }
}
