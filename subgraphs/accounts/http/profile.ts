import { type Configuration, fetchUserInfo, type IDToken } from 'openid-client'
import { isText } from '../../../schema/check-document.ts'

const LONGEST = 100

const textOf = (value: unknown): string | null => {
  const text = typeof value === 'string' ? value.replace(/\p{Cc}+/gu, ' ').trim().slice(0, LONGEST) : ''
  return text !== '' && isText(text) ? text : null
}

/** What we keep of what an issuer says of a person. An address that it calls unverified is none. */
export const profileOf = (claims: Readonly<Record<string, unknown>>): { displayName: string; email: string | null; emailVerified: boolean } => {
  const email = claims.email_verified === false ? null : textOf(claims.email)
  const named = textOf(claims.name) ?? textOf([claims.family_name, claims.given_name].filter((part) => typeof part === 'string').join('')) ?? textOf(claims.preferred_username)
  return { displayName: named ?? email?.split('@')[0] ?? '用户', email, emailVerified: email !== null && claims.email_verified === true }
}

/** Claims of the person: of the ID token, and of the issuer's userinfo where the token does not say who it is. */
export const claimsOf = async (configuration: Configuration, idToken: IDToken, accessToken: string): Promise<Readonly<Record<string, unknown>>> =>
  idToken.name !== undefined || configuration.serverMetadata().userinfo_endpoint === undefined ? idToken : { ...idToken, ...(await fetchUserInfo(configuration, accessToken, idToken.sub)) }
