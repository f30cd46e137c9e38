import { createLocalJWKSet, SignJWT, UnsecuredJWT } from 'jose'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Viewer } from '../../../schema/viewer.ts'
import { createMint, GATEWAY_ISSUER } from './mint-viewer-token.ts'
import { loadSigningKey, type SigningKey } from './signing-key.ts'
import { createVerifier } from './verify-viewer-token.ts'

const viewer: Viewer = { id: 'u1', grants: [{ role: 'PLATFORM_MANAGER', scope: 'platform:platforms:p' }], agreements: ['platforms:p'] }
let key: SigningKey
let other: SigningKey
const verifier = (audience = 'instruments') => createVerifier({ audience, trustedKeys: createLocalJWKSet(key.jwks) })

beforeAll(async () => {
  key = await loadSigningKey()
  other = await loadSigningKey()
})

describe('createVerifier', () => {
  it('gives the viewer of a token that was minted for this subgraph', async () => {
    expect(await verifier()(await createMint(key)(viewer, 'instruments'))).toEqual(viewer)
  })

  it('refuses a token for another subgraph, of another key, without signature, of another issuer, expired, signed with the public key', async () => {
    const claims = { grants: [{ role: 'SERVICE' }] }
    const signed = (change: (jwt: SignJWT) => SignJWT) =>
      change(new SignJWT(claims).setProtectedHeader({ alg: 'EdDSA', kid: key.kid }).setIssuer(GATEWAY_ISSUER).setAudience('instruments').setIssuedAt().setExpirationTime('5m')).sign(key.privateKey)
    const forged = [
      await createMint(key)(viewer, 'literature'),
      await createMint(other)(viewer, 'instruments'),
      new UnsecuredJWT(claims).setIssuer(GATEWAY_ISSUER).setAudience('instruments').setExpirationTime('5m').encode(),
      await signed((jwt) => jwt.setIssuer('somebody')),
      await signed((jwt) => jwt.setExpirationTime(Math.floor(Date.now() / 1_000) - 60)),
      await new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid: key.kid }).setIssuer(GATEWAY_ISSUER).setAudience('instruments').setExpirationTime('5m').sign(Buffer.from(JSON.stringify(key.jwks.keys[0]))),
      '', 'x', 'a'.repeat(9_000),
    ]
    for (const token of forged) await expect(verifier()(token)).rejects.toThrow()
  })

  it('is not misled by a token that another verifier has accepted', async () => {
    const token = await createMint(key)(viewer, 'instruments')
    await verifier()(token)
    await expect(verifier('literature')(token)).rejects.toThrow()
  })
})
