import type { FastifyInstance } from 'fastify'
import { buildEndSessionUrl } from 'openid-client'
import { readCookies } from '../../kit/server/cookies.ts'
import { comesFromOwnPages } from '../../kit/server/own-pages.ts'
import type { SignedOut } from '../services/sign-out.ts'
import type { SignIn } from './sign-in.ts'
import { endedSessionCookie, sessionCookieName } from './sign-in-cookies.ts'

const NOT_OURS = { errors: [{ message: '只能从本站页面退出登录', extensions: { code: 'FORBIDDEN', messageEn: 'Signing out is for our own pages' } }] }

/** Where the issuer ends its own session, where it offers to; else our home page. */
const afterwards = async ({ issuer, publicUrl, log }: SignIn, out: SignedOut | null): Promise<string> => {
  const home = `${publicUrl()}/`
  const client = issuer()
  if (!client || out?.issuer !== client.identity) return home
  try {
    const configuration = await client.configuration()
    if (configuration.serverMetadata().end_session_endpoint === undefined) return home
    return buildEndSessionUrl(configuration, { post_logout_redirect_uri: home, ...(out.idToken === null ? {} : { id_token_hint: out.idToken }) }).href
  } catch (error) {
    // With us the person is signed out in any case.
    log.warn({ error: String(error) }, 'the issuer cannot be asked to end its session')
    return home
  }
}

/**
 * `POST /auth/logout`, from our own pages only: ends every session of the person at once, then sends the browser to the issuer to end its own. A form is
 * redirected; a script that accepts JSON gets `{ to }`, since a page's policy may not let its forms be redirected to another host.
 */
export const logoutRoute = (app: FastifyInstance, signIn: SignIn): void => {
  const { accounts, publicUrl } = signIn
  app.post('/auth/logout', async (request, reply) => {
    const home = publicUrl()
    if (!comesFromOwnPages(request.headers, new URL(home).origin)) return reply.code(403).send(NOT_OURS)
    const token = readCookies(request.headers.cookie).get(sessionCookieName(home))
    const out = token === undefined ? null : await accounts.signOut(token, request.id)
    const to = await afterwards(signIn, out)
    reply.header('set-cookie', endedSessionCookie(home)).header('referrer-policy', 'no-referrer')
    return /json/.test(request.headers.accept ?? '') ? reply.send({ to }) : reply.redirect(to, 303)
  })
}
