type Headers = Readonly<Record<string, string | string[] | undefined>>

/**
 * Whether a request with a cookie comes from our own pages, or from the address bar. A browser says so in headers that no page can write: `Sec-Fetch-Site`, and
 * `Origin` with everything but a plain GET. Where neither is there nothing is known, and a cookie counts for nothing.
 */
export const comesFromOwnPages = (headers: Headers, ownOrigin: string): boolean => {
  const site = headers['sec-fetch-site']
  const { origin } = headers
  if (origin !== undefined && origin !== ownOrigin) return false
  return site === undefined ? origin === ownOrigin : site === 'same-origin' || site === 'none'
}
