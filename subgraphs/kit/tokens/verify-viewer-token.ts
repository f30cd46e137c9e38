import { readFileSync } from 'node:fs'
import { createLocalJWKSet, createRemoteJWKSet, type JSONWebKeySet, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose'
import type { CredentialScope, Role, RoleGrant, Viewer } from '../../../schema/viewer.ts'
import { GATEWAY_ISSUER } from './mint-viewer-token.ts'

export interface VerifierOptions {
  /** The subgraph's own namespace: a token for another one is refused. */
  audience: string
  /** The gateway's key set: a file, or the address of its `/.well-known/jwks.json`. */
  trustedKeys: string | JWTVerifyGetKey
}

const CACHE_ENTRIES = 1_000
const CACHE_MS = 60_000
const MAX_LENGTH = 8_000

const keysOf = (trusted: VerifierOptions['trustedKeys']): JWTVerifyGetKey => {
  if (typeof trusted !== 'string') return trusted
  if (/^https?:/.test(trusted)) return createRemoteJWKSet(new URL(trusted))
  return createLocalJWKSet(JSON.parse(readFileSync(trusted, 'utf8')) as JSONWebKeySet)
}

const grantOf = (value: unknown): RoleGrant => {
  const { role, scope } = value as { role?: unknown; scope?: unknown }
  if (typeof role !== 'string') throw new Error('A grant of the token has no role')
  return { role: role as Role, ...(typeof scope === 'string' ? { scope } : {}) }
}

const viewerOf = ({ sub, grants, agreements, scopes, session }: JWTPayload): Viewer => {
  if (!Array.isArray(grants)) throw new Error('The token has no grants')
  return {
    ...(sub === undefined || sub === '' ? {} : { id: sub }),
    grants: grants.map(grantOf),
    ...(Array.isArray(agreements) ? { agreements: agreements.filter((each): each is string => typeof each === 'string') } : {}),
    ...(Array.isArray(scopes) ? { scopes: scopes as CredentialScope[] } : {}),
    ...(typeof session === 'string' ? { session } : {}),
  }
}

/**
 * What a subgraph does with the token that came with a call: the viewer of a genuine one, an error for anything else.
 * The same token gives the same viewer for a minute without a second look at its signature.
 */
export const createVerifier = ({ audience, trustedKeys }: VerifierOptions): ((token: string) => Promise<Viewer>) => {
  const keys = keysOf(trustedKeys)
  const known = new Map<string, { viewer: Viewer; until: number }>()
  return async (token) => {
    if (token === '' || token.length > MAX_LENGTH) throw new Error('No token, or one that is too long')
    const found = known.get(token)
    if (found && found.until > Date.now()) return found.viewer
    const { payload } = await jwtVerify(token, keys, { issuer: GATEWAY_ISSUER, audience, algorithms: ['EdDSA', 'Ed25519'], requiredClaims: ['exp', 'grants'] })
    const viewer = viewerOf(payload)
    known.set(token, { viewer, until: Math.min(Date.now() + CACHE_MS, (payload.exp ?? 0) * 1_000) })
    for (const oldest of known.keys()) {
      if (known.size <= CACHE_ENTRIES) break
      known.delete(oldest)
    }
    return viewer
  }
}
