import type { FindViewer } from '../../gateway/auth/authenticate.ts'
import type { GatewayOptions } from '../../gateway/create-gateway.ts'
import { SESSION_COOKIE } from '../../subgraphs/accounts/http/session-cookie.ts'
import type { AccountStore } from '../../subgraphs/accounts/open-account-store.ts'
import { cookieName } from '../../subgraphs/kit/server/cookies.ts'

type Hooks = Required<Pick<GatewayOptions, 'findViewer' | 'findPerson' | 'cookies'>>

/** How a gateway learns who bears a cookie or an API key, and for whom a job asks. `others` knows the credentials that are no API keys. */
export const accountHooks = (accounts: AccountStore, publicUrl: () => string, others: FindViewer = async () => null): Hooks => ({
  findViewer: async (credential) => (await accounts.viewerOfKey(credential)) ?? others(credential),
  findPerson: accounts.viewerOfUser,
  cookies: {
    cookieName: () => cookieName(SESSION_COOKIE, publicUrl()),
    ownOrigin: () => new URL(publicUrl()).origin,
    findSession: accounts.viewerOfSession,
  },
})
