import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { JWTPayload } from 'jose'
import { freePort } from '../../scripts/free-port.ts'
import { browsing } from '../support/browser-like.ts'
import { startTestIssuer, type TestIssuer } from '../support/test-issuer.ts'
import { type LocalStack, openLocalStack } from './local-stack.ts'

const EVENTS = { 'http://schemas.openid.net/event/backchannel-logout': {} }

let issuer: TestIssuer
let stack: LocalStack
let home: string
let people = 0
beforeAll(async () => {
  issuer = await startTestIssuer()
  const port = await freePort()
  home = `http://127.0.0.1:${port}`
  stack = await openLocalStack({ KEYUAN_PORT: String(port), KEYUAN_PUBLIC_URL: home, KEYUAN_OIDC_ISSUER: issuer.url, KEYUAN_OIDC_CLIENT_ID: issuer.clientId, KEYUAN_OIDC_CLIENT_SECRET: issuer.clientSecret })
})
afterAll(async () => {
  await stack?.close()
  await issuer?.close()
})
beforeEach(() => { issuer.next = { subject: `p${people++}`, claims: {}, sid: `sid${people}` } })

const signIn = async (claims: JWTPayload & { foreign?: boolean } = {}) => {
  issuer.next = { ...issuer.next, claims }
  const browser = browsing(home)
  const landed = await browser.open('/auth/login?to=/account')
  const me = async () => ((await browser.ask('{ me { id displayName email } }')).data as unknown as { me: { id: string; displayName: string; email: string | null } | null }).me
  return { browser, landed, me }
}

describe('sign-in at any OIDC issuer', () => {
  it('goes by discovery, code, PKCE and the client\'s secret; the development issuer is not there', async () => {
    const { landed, me } = await signIn()
    expect(landed.url).toBe(`${home}/account`)
    expect(await me()).toMatchObject({ displayName: `名${issuer.next.subject}`, email: `${issuer.next.subject}@example.org` })
    expect(issuer.asked.at(-1)).toEqual({ verifier: expect.stringMatching(/^[\w-]{43}$/), authorization: expect.stringMatching(/^Basic /) })
    expect((await fetch(`${home}/dev-issuer/.well-known/openid-configuration`)).status).toBe(404)
  })

  it('is the same person the next time, under the name that the issuer gives then', async () => {
    const first = await (await signIn()).me()
    const second = await (await signIn({ name: '新名' })).me()
    expect(second).toMatchObject({ id: first?.id, displayName: '新名' })
  })

  it('keeps no address that the issuer has not verified, and makes a name of what there is', async () => {
    expect(await (await signIn({ email_verified: false, name: undefined, preferred_username: 'wang' } as JWTPayload)).me()).toMatchObject({ displayName: 'wang', email: null })
    expect(await (await signIn({ name: '<img src=x onerror=alert(1)>\u0000\n尾' })).me()).toMatchObject({ displayName: '<img src=x onerror=alert(1)> 尾' })
  })

  const past = Math.floor(Date.now() / 1_000) - 3_600
  it.each<[string, JWTPayload & { foreign?: boolean }]>([
    ['another nonce', { nonce: 'other' }], ['another audience', { aud: 'somebody-else' }], ['another issuer', { iss: 'https://evil.example' }],
    ['one that is over', { iat: past, exp: past + 60 }], ['one of a foreign key', { foreign: true }], ['no subject', { sub: '' }],
  ])('takes no ID token with %s', async (_name, claims) => {
    const { landed, me } = await signIn(claims)
    expect(landed).toMatchObject({ status: 400, text: expect.stringContaining('登录未完成') })
    expect(await me()).toBeNull()
  })
})

describe('back-channel logout', () => {
  const now = (): number => Math.floor(Date.now() / 1_000)
  const notify = async (token: string) => fetch(`${home}/auth/backchannel-logout`, { method: 'POST', body: new URLSearchParams({ logout_token: token }) })
  const claims = (more: JWTPayload): JWTPayload => ({ iss: issuer.url, aud: issuer.clientId, iat: now(), exp: now() + 120, jti: `j${Math.random()}`, events: EVENTS, ...more })

  it('ends the session that it names, at once, and no other one of the person', async () => {
    const first = await signIn()
    const { sid, subject } = issuer.next
    issuer.next = { ...issuer.next, sid: `${sid}-other` }
    const second = await signIn()
    const answer = await notify(await issuer.sign(claims({ sub: subject, sid }), { typ: 'logout+jwt' }))
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store'])
    expect(await first.me()).toBeNull()
    expect(await second.me()).not.toBeNull()
  })

  it('ends all sessions of the person where it names no session', async () => {
    const [first, second] = [await signIn(), await signIn()]
    expect((await notify(await issuer.sign(claims({ sub: issuer.next.subject })))).status).toBe(200)
    expect([await first.me(), await second.me()]).toEqual([null, null])
  })

  it('sent again ends nothing that began since', async () => {
    const token = await issuer.sign(claims({ sub: issuer.next.subject }), { typ: 'logout+jwt' })
    expect((await notify(token)).status).toBe(200)
    const { me } = await signIn()
    expect((await notify(token)).status).toBe(200)
    expect(await me()).not.toBeNull()
  })

  it.each<[string, (sub: string) => Promise<string>]>([
    ['of a foreign key', (sub) => issuer.sign(claims({ sub }), { typ: 'logout+jwt' }, true)],
    ['signed with the client\'s secret', (sub) => issuer.sign(claims({ sub }), { typ: 'logout+jwt', alg: 'HS256' })],
    ['without a signature', async (sub) => `${Buffer.from('{"alg":"none","typ":"logout+jwt"}').toString('base64url')}.${Buffer.from(JSON.stringify(claims({ sub }))).toString('base64url')}.`],
    ['of another issuer', (sub) => issuer.sign(claims({ sub, iss: 'https://evil.example' }), { typ: 'logout+jwt' })],
    ['for another client', (sub) => issuer.sign(claims({ sub, aud: 'somebody-else' }), { typ: 'logout+jwt' })],
    ['that is over', (sub) => issuer.sign(claims({ sub, iat: now() - 600, exp: now() - 300 }), { typ: 'logout+jwt' })],
    ['that is old', (sub) => issuer.sign(claims({ sub, iat: now() - 7_200 }), { typ: 'logout+jwt' })],
    ['with a nonce', (sub) => issuer.sign(claims({ sub, nonce: 'n' }), { typ: 'logout+jwt' })],
    ['without the event', (sub) => issuer.sign(claims({ sub, events: {} }), { typ: 'logout+jwt' })],
    ['without an id of its own', (sub) => issuer.sign(claims({ sub, jti: undefined } as never), { typ: 'logout+jwt' })],
    ['that names nobody', () => issuer.sign(claims({}), { typ: 'logout+jwt' })],
    ['that is an access token', (sub) => issuer.sign(claims({ sub }), { typ: 'at+jwt' })],
    ['that is none', async () => 'nonsense'],
    ['that is empty', async () => ''],
  ])('refuses a token %s', async (_name, token) => {
    const { me } = await signIn()
    expect((await notify(await token(issuer.next.subject))).status).toBe(400)
    expect(await me()).not.toBeNull()
  })
})
