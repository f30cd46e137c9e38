import type { KeyObject } from 'node:crypto'
import type { Log } from '../../kit/log.ts'
import type { AccountStore } from '../open-account-store.ts'
import type { LoginStates } from './login-state.ts'
import type { OidcClient } from './oidc-client.ts'

export interface SignInOptions {
  accounts: Pick<AccountStore, 'signIn' | 'signOut' | 'endByIssuer'>
  /** The one address at which people reach us, without a slash at its end. */
  publicUrl(): string
  /** The issuer at which people sign in; null where there is none. */
  issuer(): OidcClient | null
  /** Shared by all replicas. */
  signingKey: KeyObject
  log: Log
}

/** What the routes of sign-in share. */
export interface SignIn extends Omit<SignInOptions, 'signingKey'> {
  states: LoginStates
}

export const CALLBACK = '/auth/callback'

export const NO_ISSUER = {
  zh: '这里没有开启登录。请运行者设置 KEYUAN_OIDC_ISSUER、KEYUAN_OIDC_CLIENT_ID 与 KEYUAN_PUBLIC_URL。',
  en: 'Sign-in is not set up here: whoever runs this sets KEYUAN_OIDC_ISSUER, KEYUAN_OIDC_CLIENT_ID and KEYUAN_PUBLIC_URL.',
}
export const ISSUER_AWAY = { zh: '登录服务暂时不可用,请稍后再试。', en: 'The sign-in service cannot be reached now, try again later.' }
