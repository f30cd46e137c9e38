import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, exportSPKI, generateKeyPair, SignJWT, type CryptoKey, type JWTPayload } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ANONYMOUS } from '../../../schema/viewer.ts'
import { createAuthentication, type Authenticate } from '../../auth/authenticate.ts'
import { mintDevelopmentToken } from '../../auth/mint-development-token.ts'
import { startToy } from '../toy/start.ts'

const SECRET = 'a development key of sufficient length'
const ISSUER = 'https://sign-in.example'
const REFUSED = { extensions: { code: 'UNAUTHENTICATED', http: { status: 401 } } }

describe('createAuthentication', () => {
  let server: Server
  let jwksUrl: string
  let jwksDown = false
  let key: CryptoKey
  let publicPem: string
  let authenticate: Authenticate

  beforeAll(async () => {
    const pair = await generateKeyPair('RS256', { extractable: true })
    key = pair.privateKey
    publicPem = await exportSPKI(pair.publicKey)
    const jwks = JSON.stringify({ keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'k1', alg: 'RS256' }] })
    server = createServer((_request, response) => { if (jwksDown) response.destroy(); else response.setHeader('content-type', 'application/json').end(jwks) })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    jwksUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks`
    authenticate = createAuthentication({ issuer: { issuer: ISSUER, jwksUrl, audience: 'keyuan' }, developmentKey: SECRET })
  })
  afterAll(() => server.close())

  const sign = (claims: JWTPayload = {}, header = {}, expires: string | number = '5m', issuer = ISSUER, audience = 'keyuan'): Promise<string> =>
    new SignJWT({ sub: 'u1', ...claims }).setProtectedHeader({ alg: 'RS256', kid: 'k1', ...header }).setIssuer(issuer).setAudience(audience).setExpirationTime(expires).sign(key)

  it('takes no header for an anonymous viewer', async () => {
    expect(await authenticate({})).toBe(ANONYMOUS)
  })

  it('takes a genuine token, keeps the viewer, and ignores roles that it does not know', async () => {
    const header = `Bearer ${await sign({ grants: [{ role: 'EXPERT' }, { role: 'SUBMITTER', scope: 'project:p1' }, { role: 'WIZARD' }, { role: 'EXPERT', scope: 7 }, 'MINISTRY'], agreements: ['datasets:1', 7] })}`
    const viewer = await authenticate({ authorization: header })
    expect(viewer).toEqual({ id: 'u1', grants: [{ role: 'USER' }, { role: 'EXPERT' }, { role: 'SUBMITTER', scope: 'project:p1' }], agreements: ['datasets:1'] })
    expect(await authenticate({ authorization: header })).toBe(viewer)
  })

  it('takes a development token made with the same key', async () => {
    const viewer = await authenticate({ authorization: `Bearer ${await mintDevelopmentToken({ sub: 'dev', grants: [{ role: 'OPERATOR' }] }, SECRET)}` })
    expect(viewer).toEqual({ id: 'dev', grants: [{ role: 'USER' }, { role: 'OPERATOR' }] })
  })

  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  const claims = { sub: 'u1', iss: ISSUER, aud: 'keyuan', exp: 9_000_000_000, grants: [{ role: 'MINISTRY' }] }

  it.each<[string, () => Promise<string> | string]>([
    ['algorithm none', () => `${part({ alg: 'none', kid: 'k1' })}.${part(claims)}.`],
    ['algorithm none with a signature', () => `${part({ alg: 'None', kid: 'k1' })}.${part(claims)}.abcd`],
    ['HS256 signed with the public RSA key', () => new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid: 'k1' }).sign(new TextEncoder().encode(publicPem))],
    ['HS256 of the issuer, signed with the development key', () => new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode(SECRET))],
    ['an expired token', () => sign({}, {}, Math.floor(Date.now() / 1_000) - 60)],
    ['a token without an end', () => new SignJWT({ sub: 'u1' }).setProtectedHeader({ alg: 'RS256', kid: 'k1' }).setIssuer(ISSUER).setAudience('keyuan').sign(key)],
    ['another issuer', () => sign({}, {}, '5m', 'https://evil.example')],
    ['another audience', () => sign({}, {}, '5m', ISSUER, 'another')],
    ['no subject', () => sign({ sub: '' })],
    ['a kid that is a path', () => sign({}, { kid: '../../../../etc/passwd' })],
    ['a kid that is an address', () => sign({}, { kid: 'http://127.0.0.1:1/jwks' })],
    ['a key in the header', async () => { const other = await generateKeyPair('RS256', { extractable: true }); return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', jwk: await exportJWK(other.publicKey) }).sign(other.privateKey) }],
    ['a changed payload', async () => { const [head, , signature] = (await sign()).split('.'); return `${head}.${part(claims)}.${signature}` }],
    ['8 KB of header', () => sign({}, { filler: 'x'.repeat(8_192) })],
    ['no token', () => 'nonsense'],
    ['three parts of nonsense', () => 'a.b.c'],
  ])('refuses %s', async (_name, token) => {
    await expect(authenticate({ authorization: `Bearer ${await token()}` })).rejects.toMatchObject(REFUSED)
  })

  it.each(['', 'Basic dTpw', 'bearer', 'Bearer  ', 'Bearer a b'])('refuses the header %j', async (header) => {
    await expect(authenticate({ authorization: header })).rejects.toMatchObject(REFUSED)
  })

  it('refuses every token where nobody issues any', async () => {
    await expect(createAuthentication({})({ authorization: `Bearer ${await sign()}` })).rejects.toMatchObject(REFUSED)
    await expect(createAuthentication({})({ authorization: `Bearer ${await mintDevelopmentToken({ sub: 'dev' }, SECRET)}` })).rejects.toMatchObject(REFUSED)
  })

  it('does not call a token wrong when the keys of its issuer cannot be had', async () => {
    jwksDown = true
    const other = createAuthentication({ issuer: { issuer: ISSUER, jwksUrl, audience: 'keyuan' } })
    await expect(other({ authorization: `Bearer ${await sign()}` })).rejects.toMatchObject({ extensions: { code: 'OVERLOADED', retryAfterSeconds: 5 } })
    jwksDown = false
    expect((await other({ authorization: `Bearer ${await sign()}` })).id).toBe('u1')
  })
})

describe('the gateway', () => {
  it('answers 401 in the shape of all errors, and gives the viewer to subgraphs', async () => {
    const toy = await startToy({ environment: { KEYUAN_DEVELOPMENT_KEY: SECRET } })
    const refused = await toy.ask('{ instrument { model } }', {}, { authorization: 'Bearer a.b.c' })
    expect(refused.status).toBe(401)
    expect(refused.headers.get('www-authenticate')).toBe('Bearer')
    expect(refused.errors).toEqual([{ message: '需要登录,或凭证无效', extensions: { code: 'UNAUTHENTICATED', requestId: refused.headers.get('x-request-id'), messageEn: 'Sign-in is needed, or the credentials are not valid' } }])
    expect((await toy.ask('{ instrument { model } }', {}, { authorization: `Bearer ${await mintDevelopmentToken({ sub: 'u1' }, SECRET)}` })).status).toBe(200)
    await toy.gateway.stop()
  })
})
