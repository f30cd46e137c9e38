import { createHash } from 'node:crypto'
import { cookie, cookieName, endedCookie } from '../../kit/server/cookies.ts'
import { LONGEST_MS } from '../repositories/sessions.ts'
import { LOGIN_SECONDS } from './login-state.ts'
import { SESSION_COOKIE } from './session-cookie.ts'

const isSecure = (publicUrl: string): boolean => publicUrl.startsWith('https:')

export const sessionCookieName = (publicUrl: string): string => cookieName(SESSION_COOKIE, publicUrl)
export const sessionCookie = (publicUrl: string, token: string): string => cookie(sessionCookieName(publicUrl), token, { secure: isSecure(publicUrl), maxAgeSeconds: LONGEST_MS / 1_000 })
export const endedSessionCookie = (publicUrl: string): string => endedCookie(sessionCookieName(publicUrl), isSecure(publicUrl))

/** One for each sign-in under way, so that two tabs do not undo each other. */
export const loginCookieName = (publicUrl: string, state: string): string => cookieName(`keyuan_login_${createHash('sha256').update(state).digest('hex').slice(0, 12)}`, publicUrl)
export const loginCookie = (publicUrl: string, state: string, sealed: string): string => cookie(loginCookieName(publicUrl, state), sealed, { secure: isSecure(publicUrl), maxAgeSeconds: LOGIN_SECONDS })
export const endedLoginCookie = (publicUrl: string, state: string): string => endedCookie(loginCookieName(publicUrl, state), isSecure(publicUrl))
