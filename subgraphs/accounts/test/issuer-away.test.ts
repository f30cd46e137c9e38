import { generateKeyPairSync } from 'node:crypto'
import { fastify } from 'fastify'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestIssuer, type TestIssuer } from '../../../test/support/test-issuer.ts'
import { createLog } from '../../kit/log.ts'
import { createOidcClient, type OidcClient } from '../http/oidc-client.ts'
import { signInRoutes } from '../http/sign-in-routes.ts'
import { type AccountsStage, openAccountsStage } from './accounts-stage.ts'

const app = fastify()
let stage: AccountsStage
let issuer: TestIssuer
let client: OidcClient | null = null
let home: string

beforeAll(async () => {
  stage = await openAccountsStage()
  issuer = await startTestIssuer()
  await signInRoutes(app, { accounts: stage.store, publicUrl: () => home, issuer: () => client, signingKey: generateKeyPairSync('ed25519').privateKey, log: createLog('test', 'silent') })
  home = await app.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(async () => {
  await app.close()
  await issuer.close()
  await stage.close()
})

const login = () => fetch(`${home}/auth/login?to=/account`, { redirect: 'manual' })

it('without an issuer says what to set', async () => {
  const answer = await login()
  expect([answer.status, await answer.text()]).toEqual([503, expect.stringMatching(/KEYUAN_OIDC_ISSUER/)])
})

it('an issuer that is away is said to be, in both languages, with the way to try again; once it is back the sign-in works', async () => {
  client = createOidcClient({ url: 'http://127.0.0.1:9', clientId: 'x' })
  const away = await login()
  expect([away.status, away.headers.getSetCookie()]).toEqual([503, []])
  expect(await away.text()).toMatch(/登录服务暂时不可用[\s\S]*cannot be reached[\s\S]*to=%2Faccount/)

  const { port } = new URL(issuer.url)
  client = createOidcClient({ url: `http://127.0.0.1:${port}`, clientId: issuer.clientId })
  expect((await login()).status).toBe(302)
})

it('a callback while the issuer is away signs nobody in and may be tried again', async () => {
  client = createOidcClient({ url: issuer.url, clientId: issuer.clientId })
  const begun = await login()
  const cookie = begun.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const back = await fetch(begun.headers.get('location') ?? '', { redirect: 'manual' })
  await issuer.close()
  const answer = await fetch(back.headers.get('location') ?? '', { headers: { cookie }, redirect: 'manual' })
  expect(answer.status).toBe(503)
  expect(answer.headers.getSetCookie().some((line) => line.startsWith('keyuan_session'))).toBe(false)
})
