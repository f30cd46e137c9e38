/**
 * Verifies the graph's five-minute token. Needs `npm install jose`.
 *
 * Tokens line by line from stdin, one outcome each: node verify-token.ts <address of the keys> <your namespace>
 */
import { createInterface } from 'node:readline'
import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify } from 'jose'

const LEEWAY_SECONDS = 30 // clocks differ

export interface GraphClaims extends JWTPayload { grants: { role: string; scope?: string }[] }

/** The claims of a genuine token: `sub` (empty for anonymous) and `grants`. Rejects with a JOSEError for anything else, with another error where the keys cannot be fetched. */
export const createVerifier = (jwksUrl: string, namespace: string): ((token: string) => Promise<GraphClaims>) => {
  // Keys are kept for ten minutes; an unknown key id fetches them again, at most every five seconds.
  const keys = createRemoteJWKSet(new URL(jwksUrl), { cooldownDuration: 5_000, timeoutDuration: 5_000 })
  return async (token) => {
    const { payload } = await jwtVerify<GraphClaims>(token, keys, {
      algorithms: ['EdDSA'], // ours to say, never the token's
      audience: namespace,
      issuer: 'keyuan-gateway',
      clockTolerance: LEEWAY_SECONDS,
      requiredClaims: ['exp', 'grants'],
    })
    return payload
  }
}

if (import.meta.main) {
  const [jwksUrl = '', namespace = ''] = process.argv.slice(2)
  const verify = createVerifier(jwksUrl, namespace)
  for await (const line of createInterface({ input: process.stdin })) {
    try {
      console.log('OK', (await verify(line)).grants[0]?.role)
    } catch (error) {
      if (!(error instanceof errors.JOSEError)) throw error
      console.log('REFUSED')
    }
  }
}
