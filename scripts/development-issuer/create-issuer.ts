import { randomBytes } from 'node:crypto'
import { exportJWK, generateKeyPair } from 'jose'
import { type Configuration, Provider } from 'oidc-provider'
import { PAGE_HEADERS } from '../../subgraphs/kit/server/plain-page.ts'
import { CALLBACK } from '../../subgraphs/accounts/http/sign-in.ts'
import { demoPeople } from '../demo/people.ts'
import { memoryAdapter } from './memory-adapter.ts'
import { logoutPage, signedOutPage, troublePage } from './pages.ts'

/** Where it stands on the graph's own address. */
export const MOUNT = '/dev-issuer'
export const CHOOSE = `${MOUNT}/choose`
export const CLIENT_ID = 'keyuan'
const SCOPES = 'openid profile email'

type Page = { type: string; body: unknown; set(headers: Record<string, string>): void }

const page = (ctx: Page, html: string): void => {
  ctx.set(PAGE_HEADERS)
  ctx.body = html
}

const findAccount: Configuration['findAccount'] = (_ctx, id) => {
  const person = demoPeople.find(({ subject }) => subject === id)
  return person && { accountId: id, claims: () => ({ sub: id, name: person.name, email: person.email, email_verified: true }) }
}

/** Ours is the only client, and it is ours: nobody is asked whether it may know the name. */
const loadExistingGrant: Configuration['loadExistingGrant'] = async ({ oidc: { client, session, provider } }) => {
  const known = session?.grantIdFor(client?.clientId ?? '')
  const found = known === undefined ? undefined : await provider.Grant.find(known)
  if (found) return found
  const grant = new provider.Grant({ ...(client ? { clientId: client.clientId } : {}), ...(session?.accountId ? { accountId: session.accountId } : {}) })
  grant.addOIDCScope(SCOPES)
  await grant.save()
  return grant
}

/** A whole OpenID provider for the demo people, in the memory of this process, with a key of its own at each start. */
export const createIssuer = async (publicUrl: string): Promise<Provider> => {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true })
  // Cookies know no ports: two graphs side by side are two issuers.
  const port = new URL(publicUrl).port || '80'
  return new Provider(`${publicUrl}${MOUNT}`, {
    adapter: memoryAdapter(),
    jwks: { keys: [{ ...(await exportJWK(privateKey)), alg: 'ES256', use: 'sig' } as never] },
    cookies: { keys: [randomBytes(32).toString('base64url')], names: { session: `keyuan_dev_session_${port}`, interaction: `keyuan_dev_choice_${port}`, resume: `keyuan_dev_resume_${port}` } },
    clients: [{
      client_id: CLIENT_ID, client_name: '科源', token_endpoint_auth_method: 'none', id_token_signed_response_alg: 'ES256', scope: SCOPES,
      redirect_uris: [`${publicUrl}${CALLBACK}`], post_logout_redirect_uris: [`${publicUrl}/`],
      backchannel_logout_uri: `${publicUrl}/auth/backchannel-logout`, backchannel_logout_session_required: true,
    }],
    scopes: SCOPES.split(' '),
    claims: { openid: ['sub'], profile: ['name'], email: ['email', 'email_verified'] },
    enabledJWA: { idTokenSigningAlgValues: ['ES256'] },
    pkce: { required: () => true },
    findAccount, loadExistingGrant,
    interactions: { url: (_ctx, { uid }) => `${CHOOSE}/${uid}` },
    ttl: { Interaction: 900, Session: 86_400, Grant: 86_400, AuthorizationCode: 60, AccessToken: 300, IdToken: 3_600 },
    clientBasedCORS: () => false,
    // Its notices of sign-outs go to this very process, where the library's own guard lets nothing go.
    fetch: (url, { signal, method, headers, body } = {}) => fetch(url, { ...(signal ? { signal } : {}), ...(method ? { method } : {}), ...(headers ? { headers } : {}), ...(body ? { body } : {}), redirect: 'error' }),
    renderError: (ctx, out) => page(ctx, troublePage(out)),
    features: {
      devInteractions: { enabled: false },
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: { enabled: true, logoutSource: (ctx, form) => page(ctx, logoutPage(form)), postLogoutSuccessSource: (ctx) => page(ctx, signedOutPage()) },
    },
  })
}
