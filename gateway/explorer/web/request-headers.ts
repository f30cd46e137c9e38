/** By this name the graph knows what is tried here, and lets nobody rely on it: what somebody tries once must not keep a partner from changing its schema. Without a name it would. */
const CLIENT = { 'x-keyuan-client': 'keyuan-explorer', 'x-keyuan-client-version': '1' }

/** Headers of the Headers tab win over the token, and both over the defaults: whoever writes another client there asks as that client. */
export const requestHeaders = (written: Record<string, unknown> | undefined, token: string): Headers => {
  const headers = new Headers({ accept: 'application/graphql-response+json, application/json', 'content-type': 'application/json', ...CLIENT })
  if (token) headers.set('authorization', /^\S+\s+\S/.test(token) ? token : `Bearer ${token}`)
  for (const [name, value] of Object.entries(written ?? {})) headers.set(name, String(value))
  return headers
}
