import { jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose'
import type { Role, RoleGrant, Viewer } from '../../schema/viewer.ts'

/**
 * What a subgraph does with the token that came with a call. No import of the gateway, so that the kit can take it as it is.
 * `keys` comes from `createRemoteJWKSet(new URL('<gateway>/.well-known/jwks.json'))` or `createLocalJWKSet(jwks)` of jose.
 */
export interface VerifyOptions {
  /** The subgraph's own namespace: a token for another one is refused. */
  audience: string
  keys: JWTVerifyGetKey
}

const ISSUER = 'keyuan-gateway'
const CACHE_ENTRIES = 1_000
const CACHE_MS = 60_000
const MAX_LENGTH = 8_000

const cache = new Map<string, { viewer: Viewer; until: number }>()

/** The viewer of a genuine token; throws on anything else. The same token gives the same object for a minute. */
export async function verifyViewerToken(token: string, { audience, keys }: VerifyOptions): Promise<Viewer> {
  if (token.length > MAX_LENGTH) throw new Error('The token is too long')
  const key = `${audience} ${token}`
  const known = cache.get(key)
  if (known && known.until > Date.now()) return known.viewer
  const { payload } = await jwtVerify(token, keys, { issuer: ISSUER, audience, algorithms: ['EdDSA', 'Ed25519'], requiredClaims: ['exp', 'grants'] })
  const viewer = viewerOf(payload)
  remember(key, viewer, Math.min(Date.now() + CACHE_MS, (payload.exp ?? 0) * 1_000))
  return viewer
}

function viewerOf(payload: JWTPayload): Viewer {
  const { grants, agreements } = payload
  if (!Array.isArray(grants)) throw new Error('The token has no grants')
  return {
    ...(payload.sub === undefined || payload.sub === '' ? {} : { id: payload.sub }),
    grants: grants.map(grantOf),
    ...(Array.isArray(agreements) ? { agreements: agreements.filter((each) => typeof each === 'string') } : {}),
  }
}

function grantOf(value: unknown): RoleGrant {
  const { role, scope } = value as { role?: unknown; scope?: unknown }
  if (typeof role !== 'string') throw new Error('A grant of the token has no role')
  return { role: role as Role, ...(typeof scope === 'string' ? { scope } : {}) }
}

function remember(key: string, viewer: Viewer, until: number): void {
  cache.set(key, { viewer, until })
  for (const oldest of cache.keys()) {
    if (cache.size <= CACHE_ENTRIES) break
    cache.delete(oldest)
  }
}
