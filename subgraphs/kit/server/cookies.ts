/** Cookies of a request by name; of two with one name the first, which is the more specific. */
export const readCookies = (header: string | undefined): ReadonlyMap<string, string> => {
  const cookies = new Map<string, string>()
  for (const part of (header ?? '').slice(0, 16_384).split(';')) {
    const at = part.indexOf('=')
    const name = part.slice(0, at).trim()
    if (at > 0 && !cookies.has(name)) cookies.set(name, part.slice(at + 1).trim())
  }
  return cookies
}

export interface CookieOptions { secure: boolean; maxAgeSeconds: number }

/** For all paths of this host and no other one, out of reach of scripts, left out where another site asks. `value` has no character that would need quoting. */
export const cookie = (name: string, value: string, { secure, maxAgeSeconds }: CookieOptions): string =>
  `${name}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAgeSeconds}${secure ? '; Secure' : ''}`

export const endedCookie = (name: string, secure: boolean): string => cookie(name, '', { secure, maxAgeSeconds: 0 })

/**
 * What a cookie of ours is called at this public address. Over TLS `__Host-` keeps other hosts of the domain from setting it; without TLS, on a machine of
 * one's own, cookies know no ports, so the port is part of the name and graphs side by side do not sign each other out.
 */
export const cookieName = (name: string, publicUrl: string): string => {
  const { protocol, port } = new URL(publicUrl)
  return protocol === 'https:' ? `__Host-${name}` : `${name}_${port || '80'}`
}
