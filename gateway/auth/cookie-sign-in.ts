import type { Viewer } from '../../schema/viewer.ts'
import { readCookies } from '../../subgraphs/kit/server/cookies.ts'
import { comesFromOwnPages } from '../../subgraphs/kit/server/own-pages.ts'

/** Browsers that are signed in by a cookie. */
export interface CookieSignIn {
  /** Name of the cookie that holds the token of a session. */
  cookieName(): string
  /** Origin of our own pages. */
  ownOrigin(): string
  /** The viewer of a session; null where it is over. Asked with each request: a sign-out holds at once. */
  findSession(token: string): Promise<Viewer | null>
}

/** Null where there is no such cookie, its session is over, or the request comes from elsewhere: pages that anybody may see stay there for everybody. */
export async function viewerOfCookie({ cookieName, ownOrigin, findSession }: CookieSignIn, headers: Readonly<Record<string, string | string[] | undefined>>): Promise<Viewer | null> {
  if (typeof headers.cookie !== 'string') return null
  const token = readCookies(headers.cookie).get(cookieName())
  if (token === undefined || !/^[\w-]{43}$/.test(token) || !comesFromOwnPages(headers, ownOrigin())) return null
  return findSession(token)
}
