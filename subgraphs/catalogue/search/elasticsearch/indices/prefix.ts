/** What the names of all our indices begin with, before a hyphen. */
export const INDEX_PREFIX = /^[a-z][a-z0-9-]{0,60}$/
