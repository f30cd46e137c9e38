import { createLocalJWKSet, decodeJwt, decodeProtectedHeader, generateKeyPair, SignJWT } from 'jose'
import { describe, expect, it } from 'vitest'
import { ANONYMOUS, type Viewer } from '../../../schema/viewer.ts'
import { createMint } from './mint-viewer-token.ts'
import { loadSigningKey } from './signing-key.ts'
import { createVerifier } from './verify-viewer-token.ts'

const key = await loadSigningKey()
const keys = createLocalJWKSet(key.jwks)
const verifiers = { instruments: createVerifier({ audience: 'instruments', trustedKeys: keys }), datasets: createVerifier({ audience: 'datasets', trustedKeys: keys }) }
const viewer: Viewer = { id: 'u1', grants: [{ role: 'USER' }, { role: 'PLATFORM_MANAGER', scope: 'platform:platforms:p1' }], agreements: ['datasets:1'] }

describe('createMint', () => {
  it('says who asks, for one subgraph, for five minutes, and no request id', async () => {
    const token = await createMint(key)(viewer, 'instruments')
    const { iat = 0, exp = 0, ...claims } = decodeJwt(token)
    expect(decodeProtectedHeader(token)).toEqual({ alg: 'EdDSA', kid: key.kid, typ: 'JWT' })
    expect(claims).toEqual({ iss: 'keyuan-gateway', aud: 'instruments', sub: 'u1', grants: viewer.grants, agreements: viewer.agreements })
    expect(exp - iat).toBe(300)
  })

  it('signs once a minute per viewer and subgraph', async () => {
    let now = 1_800_000_000_000
    const mint = createMint(key, () => now)
    const first = await mint(viewer, 'instruments')
    expect(await mint(viewer, 'instruments')).toBe(first)
    expect(await mint(viewer, 'datasets')).not.toBe(first)
    expect(await mint(ANONYMOUS, 'instruments')).not.toBe(first)
    now += 60_001
    expect(await mint(viewer, 'instruments')).not.toBe(first)
  })
})

describe('createVerifier', () => {
  it('gives the viewer back, the same object for the same token', async () => {
    const token = await createMint(key)(viewer, 'instruments')
    const verified = await verifiers.instruments(token)
    expect(verified).toEqual(viewer)
    expect(await verifiers.instruments(token)).toBe(verified)
  })

  it('gives an anonymous viewer no id', async () => {
    const token = await createMint(key)(ANONYMOUS, 'instruments')
    expect(await verifiers.instruments(token)).toEqual(ANONYMOUS)
  })

  it('refuses a token for another subgraph, even one it has just taken for that', async () => {
    const token = await createMint(key)(viewer, 'instruments')
    await verifiers.instruments(token)
    await expect(verifiers.datasets(token)).rejects.toThrow()
  })

  it('refuses what is expired, of another key, of another issuer, unsigned, too long or no token', async () => {
    const old = await createMint(key, () => Date.now() - 400_000)(viewer, 'instruments')
    const stranger = await createMint(await loadSigningKey())(viewer, 'instruments')
    const issuer = await new SignJWT({ grants: [] }).setProtectedHeader({ alg: 'EdDSA', kid: key.kid }).setIssuer('someone').setAudience('instruments').setExpirationTime('5m').sign(key.privateKey)
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from(JSON.stringify({ iss: 'keyuan-gateway', aud: 'instruments', exp: 9e9, grants: [{ role: 'SERVICE' }] })).toString('base64url')}.`
    const symmetric = await new SignJWT({ grants: [{ role: 'SERVICE' }] }).setProtectedHeader({ alg: 'HS256', kid: key.kid }).setIssuer('keyuan-gateway').setAudience('instruments').setExpirationTime('5m').sign(new TextEncoder().encode(JSON.stringify(key.jwks.keys[0])))
    const rsa = await new SignJWT({ grants: [] }).setProtectedHeader({ alg: 'RS256', kid: key.kid }).setIssuer('keyuan-gateway').setAudience('instruments').setExpirationTime('5m').sign((await generateKeyPair('RS256')).privateKey)
    for (const token of [old, stranger, issuer, unsigned, symmetric, rsa, 'x'.repeat(9_000), '', 'a.b.c']) {
      await expect(verifiers.instruments(token)).rejects.toThrow()
    }
  })
})

describe('loadSigningKey', () => {
  it('publishes the public half only', () => {
    expect(key.jwks.keys[0]).toMatchObject({ kty: 'OKP', crv: 'Ed25519', alg: 'EdDSA', use: 'sig', kid: key.kid })
    expect(key.jwks.keys[0]).not.toHaveProperty('d')
  })

  it('says what kind of file it needs', async () => {
    await expect(loadSigningKey('/nowhere.pem')).rejects.toThrow(/nowhere/)
  })
})
