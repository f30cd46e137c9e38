import { allowInsecureRequests, ClientSecretBasic, ClientSecretPost, Configuration, discovery, enableNonRepudiationChecks, None } from 'openid-client'

/** An issuer at which people sign in, and what we are there. */
export interface OidcIssuer {
  url: string
  clientId: string
  clientSecret?: string
  /** Name of the issuer in ids of users, where its address changes and its people do not. */
  identity?: string
  /** Further parameters of the authorization request. */
  parameters?: Readonly<Record<string, string>>
}

export interface OidcClient {
  issuer: OidcIssuer
  /** Name of the issuer in ids of users. */
  identity: string
  /** What the issuer says of itself; asked for at the first sign-in and remembered. Rejects where it cannot be reached. */
  configuration(): Promise<Configuration>
}

const TIMEOUT_SECONDS = 5
const REMEMBER_MS = 3_600_000

/** Most issuers take the secret either way; some take one alone. Basic is what the standard assumes where nothing is said. */
const authenticationOf = ({ clientSecret }: OidcIssuer, methods: readonly string[] = ['client_secret_basic']) => {
  if (clientSecret === undefined) return None()
  return methods.includes('client_secret_basic') ? ClientSecretBasic(clientSecret) : ClientSecretPost(clientSecret)
}

const configure = async (issuer: OidcIssuer): Promise<Configuration> => {
  const { protocol } = new URL(issuer.url)
  const insecure = protocol === 'http:' ? { execute: [allowInsecureRequests] } : {}
  const found = await discovery(new URL(issuer.url), issuer.clientId, issuer.clientSecret, undefined, { timeout: TIMEOUT_SECONDS, ...insecure })
  const server = found.serverMetadata()
  const configuration = new Configuration(server, issuer.clientId, issuer.clientSecret, authenticationOf(issuer, server.token_endpoint_auth_methods_supported))
  configuration.timeout = TIMEOUT_SECONDS
  // The standard lets a client that got the ID token over TLS believe it unsigned; a proxy in between is enough to be wrong.
  enableNonRepudiationChecks(configuration)
  // The configuration of the process lets plain http through on loopback alone.
  if (protocol === 'http:') allowInsecureRequests(configuration)
  return configuration
}

export const createOidcClient = (issuer: OidcIssuer): OidcClient => {
  let known: { configuration: Promise<Configuration>; until: number } | null = null
  return {
    issuer,
    // With or without its last slash it is the same issuer, and its people are the same.
    identity: issuer.identity ?? issuer.url.replace(/\/$/, ''),
    configuration: () => {
      if (!known || known.until < Date.now()) {
        const made = { configuration: configure(issuer), until: Date.now() + REMEMBER_MS }
        made.configuration.catch(() => { if (known === made) known = null })
        known = made
      }
      return known.configuration
    },
  }
}
