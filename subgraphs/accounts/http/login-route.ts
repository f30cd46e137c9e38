import type { FastifyInstance } from 'fastify'
import { buildAuthorizationUrl, calculatePKCECodeChallenge, randomNonce, randomPKCECodeVerifier, randomState } from 'openid-client'
import { ownPath } from './own-path.ts'
import { sendTrouble } from './send-trouble.ts'
import { CALLBACK, ISSUER_AWAY, NO_ISSUER, type SignIn } from './sign-in.ts'
import { loginCookie } from './sign-in-cookies.ts'

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/

/** The same machine under another name: its cookies are others, so the sign-in moves to the one public address first. */
const isOtherName = (host: string | undefined, publicUrl: string): boolean => {
  const url = new URL(publicUrl)
  return LOOPBACK.test(url.hostname) && host !== undefined && host !== url.host
}

/** `GET /auth/login?to=<path of ours>`: off to the issuer, by authorization code with PKCE, state and nonce. */
export const loginRoute = (app: FastifyInstance, { publicUrl, issuer, states, log }: SignIn): void => {
  app.get<{ Querystring: Record<string, unknown> }>('/auth/login', async (request, reply) => {
    const home = publicUrl()
    const to = ownPath(request.query.to, home)
    if (isOtherName(request.headers.host, home)) return reply.redirect(`${home}/auth/login?${new URLSearchParams({ to })}`, 302)
    const client = issuer()
    if (!client) return sendTrouble(reply, 503, NO_ISSUER, null)
    const configuration = await client.configuration().catch((error: unknown) => {
      log.warn({ error: String(error) }, 'the issuer cannot be asked what it is')
      return null
    })
    if (!configuration) return sendTrouble(reply, 503, ISSUER_AWAY, `/auth/login?${new URLSearchParams({ to })}`)
    const [state, nonce, verifier] = [randomState(), randomNonce(), randomPKCECodeVerifier()]
    const address = buildAuthorizationUrl(configuration, {
      ...client.issuer.parameters, redirect_uri: `${home}${CALLBACK}`, scope: 'openid profile email', state, nonce,
      code_challenge: await calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256',
    })
    return reply.header('set-cookie', loginCookie(home, state, await states.seal({ state, nonce, verifier, to }))).header('referrer-policy', 'no-referrer').redirect(address.href, 302)
  })
}
