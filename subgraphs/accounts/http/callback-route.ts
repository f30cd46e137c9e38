import type { FastifyInstance, FastifyRequest } from 'fastify'
import { authorizationCodeGrant, type Configuration } from 'openid-client'
import { readCookies } from '../../kit/server/cookies.ts'
import type { SignIn as Entered } from '../services/sign-in.ts'
import type { LoginState } from './login-state.ts'
import type { OidcClient } from './oidc-client.ts'
import { sendTrouble } from './send-trouble.ts'
import { claimsOf, profileOf } from './profile.ts'
import { CALLBACK, ISSUER_AWAY, NO_ISSUER, type SignIn } from './sign-in.ts'
import { endedLoginCookie, loginCookieName, sessionCookie, sessionCookieName } from './sign-in-cookies.ts'

const NOT_BEGUN_HERE = { zh: '这次登录不是在此浏览器中开始的,或已过期。', en: 'This sign-in was not begun in this browser, or it has expired.' }
const NOT_CONFIRMED = { zh: '登录服务没有确认您的身份。', en: 'The sign-in service did not confirm who you are.' }
const CLOSED = { zh: '此账号已停用,请联系平台中心。', en: 'This account is suspended; turn to the Center.' }
const LONGEST_AGENT = 300
const LONGEST_SUBJECT = 255

/** Trouble on the way to the issuer, not with what it said. */
const isAway = (error: unknown): boolean => error instanceof TypeError || (error instanceof Error && 'code' in error && error.code === 'OAUTH_TIMEOUT')

/** The sign-in that the cookie of this browser remembers; null where it began none by this state. */
const begun = async (request: FastifyRequest, { states }: SignIn, home: string, state: string): Promise<LoginState | null> => {
  const sealed = readCookies(request.headers.cookie).get(loginCookieName(home, state))
  const login = sealed === undefined ? null : await states.open(sealed)
  return login?.state === state ? login : null
}

const entered = async (request: FastifyRequest, client: OidcClient, configuration: Configuration, login: LoginState, home: string): Promise<Entered> => {
  const tokens = await authorizationCodeGrant(configuration, new URL(request.url, home), { pkceCodeVerifier: login.verifier, expectedState: login.state, expectedNonce: login.nonce, idTokenExpected: true })
  const idToken = tokens.claims()
  if (!idToken || idToken.sub === '' || idToken.sub.length > LONGEST_SUBJECT) throw new Error('the issuer does not say who it is')
  return {
    issuer: client.identity, subject: idToken.sub, ...profileOf(await claimsOf(configuration, idToken, tokens.access_token)),
    sid: typeof idToken.sid === 'string' ? idToken.sid : null, idToken: tokens.id_token ?? null,
    userAgent: request.headers['user-agent']?.slice(0, LONGEST_AGENT) ?? null,
    replaces: readCookies(request.headers.cookie).get(sessionCookieName(home)) ?? null, requestId: request.id,
  }
}

/** `GET /auth/callback`: back from the issuer. A sign-in counts once, in the browser that began it, and always makes a new session. */
export const callbackRoute = (app: FastifyInstance, signIn: SignIn): void => {
  const { publicUrl, issuer, accounts, log } = signIn
  app.get<{ Querystring: Record<string, unknown> }>(CALLBACK, async (request, reply) => {
    const home = publicUrl()
    const client = issuer()
    if (!client) return sendTrouble(reply, 503, NO_ISSUER, null)
    const { state } = request.query
    const login = typeof state === 'string' && state.length < 200 ? await begun(request, signIn, home, state) : null
    if (!login) return sendTrouble(reply, 400, NOT_BEGUN_HERE, '/auth/login')
    const again = `/auth/login?${new URLSearchParams({ to: login.to })}`
    reply.header('set-cookie', endedLoginCookie(home, login.state)).header('referrer-policy', 'no-referrer')
    let identity: Entered
    try {
      identity = await entered(request, client, await client.configuration(), login, home)
    } catch (error) {
      const away = isAway(error)
      log[away ? 'warn' : 'info']({ requestId: request.id, error: String(error) }, 'a sign-in was not completed')
      return sendTrouble(reply, away ? 503 : 400, away ? ISSUER_AWAY : NOT_CONFIRMED, again)
    }
    const made = await accounts.signIn(identity)
    if (!made) return sendTrouble(reply, 403, CLOSED, null)
    return reply.header('set-cookie', sessionCookie(home, made.token)).redirect(`${home}${login.to}`, 303)
  })
}
