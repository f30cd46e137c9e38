import { SignJWT } from 'jose'
import type { Viewer } from '../../../schema/viewer.ts'
import type { SigningKey } from './signing-key.ts'

/** `iss` of the tokens that the gateway gives to subgraphs. */
export const GATEWAY_ISSUER = 'keyuan-gateway'

const LIFE_SECONDS = 300
const REUSE_MS = 60_000

export type MintViewerToken = (viewer: Viewer, audience: string) => Promise<string>

/**
 * A token that says who asks, good for one subgraph only, so that a partner cannot use it with another. Signed once a minute
 * per viewer and subgraph: viewers are kept by the authentication cache, so they are the same object from request to request.
 */
export function createMint(key: SigningKey, now: () => number = Date.now): MintViewerToken {
  const minted = new WeakMap<Viewer, Map<string, { token: Promise<string>; until: number }>>()

  const sign = (viewer: Viewer, audience: string): Promise<string> => {
    const issuedAt = Math.floor(now() / 1_000)
    const { grants, agreements, scopes, session } = viewer
    return new SignJWT({ grants, ...(agreements ? { agreements } : {}), ...(scopes ? { scopes } : {}), ...(session === undefined ? {} : { session }) })
      .setProtectedHeader({ alg: 'EdDSA', kid: key.kid, typ: 'JWT' })
      .setIssuer(GATEWAY_ISSUER)
      .setAudience(audience)
      .setSubject(viewer.id ?? '')
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + LIFE_SECONDS)
      .sign(key.privateKey)
  }

  return (viewer, audience) => {
    const ofViewer = minted.get(viewer) ?? new Map<string, { token: Promise<string>; until: number }>()
    minted.set(viewer, ofViewer)
    const known = ofViewer.get(audience)
    if (known && known.until > now()) return known.token
    const token = sign(viewer, audience)
    ofViewer.set(audience, { token, until: now() + REUSE_MS })
    return token
  }
}
