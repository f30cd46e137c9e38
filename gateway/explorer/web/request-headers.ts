/**
 * Headers of the Headers tab win over the token, and both over the defaults. The explorer names no client: what somebody tries here once
 * must not keep a partner from changing its schema.
 */
export const requestHeaders = (written: Record<string, unknown> | undefined, token: string): Headers => {
  const headers = new Headers({ accept: 'application/graphql-response+json, application/json', 'content-type': 'application/json' })
  if (token) headers.set('authorization', /^\S+\s+\S/.test(token) ? token : `Bearer ${token}`)
  for (const [name, value] of Object.entries(written ?? {})) headers.set(name, String(value))
  return headers
}
