import { SignJWT } from 'jose'
import type { ViewerClaims } from './claims.ts'

export const DEVELOPMENT_ISSUER = 'keyuan-development'
export const DEVELOPMENT_AUDIENCE = 'keyuan'

/** A sign-in for scripts and tests, valid only where the gateway runs on loopback with the same KEYUAN_DEVELOPMENT_KEY. */
export async function mintDevelopmentToken({ sub, ...claims }: ViewerClaims, developmentKey: string, lifeSeconds = 86_400): Promise<string> {
  return new SignJWT({ ...claims })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer(DEVELOPMENT_ISSUER)
    .setAudience(DEVELOPMENT_AUDIENCE)
    .setSubject(sub)
    .setIssuedAt()
    .setExpirationTime(Math.floor(Date.now() / 1_000) + lifeSeconds)
    .sign(new TextEncoder().encode(developmentKey))
}
