import type { FastifyInstance } from 'fastify'
import { createLogoutVerifier } from './logout-token.ts'
import type { OidcClient } from './oidc-client.ts'
import type { SignIn } from './sign-in.ts'

type Verify = ReturnType<typeof createLogoutVerifier>

/** `POST /auth/backchannel-logout`: an issuer ends sessions of ours, without any browser. What it does not vouch for ends nothing. */
export const backchannelRoute = (app: FastifyInstance, { accounts, issuer, log }: SignIn): void => {
  const verifiers = new WeakMap<OidcClient, Verify>()
  const verifierOf = (client: OidcClient): Verify => {
    const found = verifiers.get(client) ?? createLogoutVerifier(client)
    verifiers.set(client, found)
    return found
  }
  app.post<{ Body: unknown }>('/auth/backchannel-logout', async (request, reply) => {
    reply.header('cache-control', 'no-store')
    const client = issuer()
    const token = request.body instanceof URLSearchParams ? request.body.get('logout_token') : null
    if (!client || token === null) return reply.code(400).send({ error: 'invalid_request' })
    try {
      const notice = await verifierOf(client)(token)
      const ended = await accounts.endByIssuer({ issuer: client.identity, ...notice }, request.id)
      log.info({ requestId: request.id, ended }, 'the issuer ended sessions')
      return reply.code(200).send()
    } catch (error) {
      log.warn({ requestId: request.id, error: String(error) }, 'a logout token was refused')
      return reply.code(400).send({ error: 'invalid_request', error_description: 'the logout token is not valid' })
    }
  })
}
