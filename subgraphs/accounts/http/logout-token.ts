import { createRemoteJWKSet, jwtVerify, type JWTVerifyGetKey } from 'jose'
import type { OidcClient } from './oidc-client.ts'

const EVENT = 'http://schemas.openid.net/event/backchannel-logout'
const ALGORITHMS = ['EdDSA', 'Ed25519', 'ES256', 'ES384', 'PS256', 'RS256', 'RS384', 'RS512']
/** An old notice says nothing of the sessions of now. */
const OLDEST_SECONDS = 600

export interface LogoutToken { jti: string; sid?: string; subject?: string }

/** Reads the logout tokens of one issuer (OpenID Connect Back-Channel Logout 1.0, §2.6); throws on anything else. */
export const createLogoutVerifier = (client: OidcClient): ((token: string) => Promise<LogoutToken>) => {
  let keys: { uri: string; of: JWTVerifyGetKey } | null = null
  return async (token) => {
    const { issuer, jwks_uri: uri } = (await client.configuration()).serverMetadata()
    if (uri === undefined) throw new Error('the issuer names no key set')
    if (keys?.uri !== uri) keys = { uri, of: createRemoteJWKSet(new URL(uri), { timeoutDuration: 3_000, cooldownDuration: 10_000 }) }
    const { payload, protectedHeader } = await jwtVerify(token, keys.of, { issuer, audience: client.issuer.clientId, algorithms: ALGORITHMS, requiredClaims: ['iat', 'jti', 'events'], maxTokenAge: OLDEST_SECONDS, clockTolerance: 30 })
    const { jti, sid, sub, events, nonce } = payload
    // An ID token has the same issuer and audience: it is told apart by its type, where it has one, by `nonce`, which a logout token never has, and by the event.
    if (protectedHeader.typ !== undefined && !/^(logout\+jwt|jwt)$/i.test(protectedHeader.typ)) throw new Error('not a logout token')
    if (nonce !== undefined || typeof jti !== 'string' || typeof events !== 'object' || events === null || !Object.hasOwn(events, EVENT)) throw new Error('not a logout token')
    if (typeof sid !== 'string' && typeof sub !== 'string') throw new Error('a logout token that names nobody')
    return { jti, ...(typeof sid === 'string' ? { sid } : {}), ...(typeof sub === 'string' ? { subject: sub } : {}) }
  }
}
