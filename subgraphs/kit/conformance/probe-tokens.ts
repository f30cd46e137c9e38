import type { Viewer } from '../../../schema/viewer.ts'
import { createMint } from '../tokens/mint-viewer-token.ts'
import type { SigningKey } from '../tokens/signing-key.ts'
import type { ProbeTarget } from './target.ts'

/** Tokens for a probe, by whoever holds the gateway's signing key: genuine ones, and such as must be refused. */
export const probeTokens = (key: SigningKey, namespace: string): ProbeTarget['token'] =>
  async ({ audience = namespace, role = 'SERVICE', secondsAgo = 0 } = {}) => {
    const viewer: Viewer = { grants: [{ role }] }
    return createMint(key, () => Date.now() - secondsAgo * 1_000)(viewer, audience)
  }
