import { createLocalJWKSet, jwtVerify, SignJWT } from 'jose'
import type { SigningKey } from './signing-key.ts'

/** `typ` and `aud` of a token by which a process of ours asks the gateway in the name of a person. No token for a subgraph can be taken for one. */
export const ACTING_TYPE = 'keyuan-acting+jwt'
const ISSUER = 'keyuan-jobs'
const AUDIENCE = 'keyuan-gateway-acting'
const LIFE_SECONDS = 60

/** `userId` null: for anybody. */
export const mintActingToken = (key: SigningKey, userId: string | null): Promise<string> => {
  const issuedAt = Math.floor(Date.now() / 1_000)
  return new SignJWT().setProtectedHeader({ alg: 'EdDSA', kid: key.kid, typ: ACTING_TYPE })
    .setIssuer(ISSUER).setAudience(AUDIENCE).setSubject(userId ?? '').setIssuedAt(issuedAt).setExpirationTime(issuedAt + LIFE_SECONDS).sign(key.privateKey)
}

/** The id of the person, null for anybody; throws on anything but a genuine token in time. */
export const createActingVerifier = ({ jwks }: Pick<SigningKey, 'jwks'>): ((token: string) => Promise<string | null>) => {
  const keys = createLocalJWKSet(jwks)
  const options = { issuer: ISSUER, audience: AUDIENCE, typ: ACTING_TYPE, algorithms: ['EdDSA', 'Ed25519'], requiredClaims: ['exp', 'sub'], maxTokenAge: LIFE_SECONDS, clockTolerance: 5 }
  return async (token) => (await jwtVerify(token, keys, options)).payload.sub || null
}
