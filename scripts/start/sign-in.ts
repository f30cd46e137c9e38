import type { FastifyInstance } from 'fastify'
import { type GatewayConfig, isLoopback } from '../../gateway/config.ts'
import { createOidcClient, type OidcClient } from '../../subgraphs/accounts/http/oidc-client.ts'
import { signInRoutes } from '../../subgraphs/accounts/http/sign-in-routes.ts'
import type { AccountStore } from '../../subgraphs/accounts/open-account-store.ts'
import type { Log } from '../../subgraphs/kit/log.ts'
import type { SigningKey } from '../../subgraphs/kit/tokens/signing-key.ts'

export interface SignInRoutesOptions {
  config: GatewayConfig
  accounts: AccountStore
  publicUrl: () => string
  signingKey: SigningKey
  log: Log
}

/** The issuer that the configuration names, if any. */
const configured = ({ oidcIssuer, oidcClientId, oidcClientSecret }: GatewayConfig): OidcClient | null =>
  oidcIssuer === undefined || oidcClientId === undefined ? null : createOidcClient({ url: oidcIssuer, clientId: oidcClientId, ...(oidcClientSecret === undefined ? {} : { clientSecret: oidcClientSecret }) })

/** Whether people sign in at the development issuer: nobody named another one, and nobody but this machine is served. */
export const usesDevelopmentIssuer = ({ oidcIssuer, host }: GatewayConfig): boolean => oidcIssuer === undefined && isLoopback(host)

/** Sign-in at the configured issuer; without one `/auth/login` says what to set. */
export const addSignIn = (app: FastifyInstance, { config, accounts, publicUrl, signingKey, log }: SignInRoutesOptions): Promise<void> => {
  const client = configured(config)
  return signInRoutes(app, { accounts, publicUrl, signingKey: signingKey.privateKey, log, issuer: () => client })
}

/** Sign-in at the development issuer, which is mounted beside it. */
export const addDevelopmentSignIn = async (app: FastifyInstance, { accounts, publicUrl, signingKey, log }: SignInRoutesOptions): Promise<void> => {
  // Loaded where it is used: a production system never runs it.
  const { CLIENT_ID, MOUNT } = await import('../development-issuer/create-issuer.ts')
  const { DEVELOPMENT_IDENTITY } = await import('../development-issuer/identity.ts')
  const { mountIssuer } = await import('../development-issuer/mount-issuer.ts')
  await mountIssuer(app, publicUrl)
  let client: OidcClient | undefined
  const issuer = (): OidcClient => client ??= createOidcClient({ url: `${publicUrl()}${MOUNT}`, clientId: CLIENT_ID, identity: DEVELOPMENT_IDENTITY, parameters: { prompt: 'login' } })
  await signInRoutes(app, { accounts, publicUrl, signingKey: signingKey.privateKey, log, issuer })
}
