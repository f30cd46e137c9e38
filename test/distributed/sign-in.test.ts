import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../postgres.ts'
import { browsing } from '../support/browser-like.ts'
import { ask } from '../support/graph-process.ts'
import { startTestIssuer, type TestIssuer } from '../support/test-issuer.ts'
import { type DistributedGraph, distributedGraph } from './services.ts'

const TOKEN = 'a token of the way in, of at least 32 characters'
const ME = '{ me { id roles { role } } }'

let database: Awaited<ReturnType<typeof testDatabase>>
let folder: string
let graph: DistributedGraph
let issuer: TestIssuer
let home: string

beforeAll(async () => {
  database = await testDatabase()
  folder = mkdtempSync(join(tmpdir(), 'keyuan-sign-in-'))
  issuer = await startTestIssuer()
  graph = await distributedGraph(database.url, folder, (name, url): Record<string, string> => (name !== 'gateway' ? {} : {
    KEYUAN_PUBLIC_URL: url, KEYUAN_OIDC_ISSUER: issuer.url, KEYUAN_OIDC_CLIENT_ID: issuer.clientId, KEYUAN_OIDC_CLIENT_SECRET: issuer.clientSecret, KEYUAN_INTERNAL_TOKEN: TOKEN,
  }))
  home = new URL(graph.url).origin
  for (const name of ['accounts', 'registry', 'gateway']) await graph.start(name)
}, 180_000)
afterAll(async () => {
  await graph?.stop()
  await issuer?.close()
  await database.drop()
  rmSync(folder, { recursive: true, force: true })
})

describe('sign-in in the distributed form', () => {
  it('goes by the gateway and the database; who is who is answered by the process of the accounts', async () => {
    const browser = browsing(home)
    expect((await browser.open('/auth/login?to=/health/live')).url).toBe(`${home}/health/live`)
    expect((await browser.ask(ME)).data).toMatchObject({ me: { id: expect.stringMatching(/^accounts:/), roles: [] } })
  })

  it('the first of the Center is named through the way in; with nobody else\'s help', async () => {
    issuer.next = { subject: 'first', claims: {}, sid: 'first' }
    const browser = browsing(home)
    await browser.open('/auth/login')
    const { me } = (await browser.ask(ME)).data as unknown as { me: { id: string } }
    const grant = (authorization: string) => fetch(`${home}/internal/accounts`, {
      method: 'POST', headers: { 'content-type': 'application/json', authorization },
      body: JSON.stringify({ query: 'mutation($input: GrantRoleInput!) { grantRole(input: $input) { errors { code } } }', variables: { input: { user: me.id, role: 'CENTER' } } }),
    })
    expect((await grant('Bearer x')).status).toBe(401)
    expect(await (await grant(`Bearer ${TOKEN}`)).json()).toEqual({ data: { grantRole: { errors: [] } } })
    expect((await browser.ask(ME)).data).toEqual({ me: { id: me.id, roles: [{ role: 'CENTER' }] } })
  })

  it('people sign in and out, and keys are known, while the process of the accounts is away', async () => {
    issuer.next = { subject: 'during', claims: {}, sid: 'during' }
    const [first, second] = [browsing(home), browsing(home)]
    await first.open('/auth/login')
    const made = (await first.ask('mutation { createApiKey(input: { name: "k", scopes: [READ] }) { key } }')).data as unknown as { createApiKey: { key: string } }
    await graph.kill('accounts')
    expect((await second.open('/auth/login?to=/health/live')).url).toBe(`${home}/health/live`)
    expect((await second.ask(ME)).errors?.[0]?.extensions).toMatchObject({ code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'accounts' })
    const mutation = 'mutation { signOutEverywhere(input: {}) { ended } }'
    // A key that is known may not do this; one that is not known may do nothing.
    expect((await ask(graph.url, mutation, {}, { authorization: `Bearer ${made.createApiKey.key}` })).errors?.[0]?.extensions.code).toBe('FORBIDDEN')
    expect((await ask(graph.url, mutation, {}, { authorization: `Bearer kyk_${'x'.repeat(43)}` })).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
    expect((await second.open('/auth/logout', { method: 'POST', headers: { origin: home, accept: 'application/json' } })).status).toBe(200)
    await graph.start('accounts')
    await expect.poll(async () => (await first.ask(ME)).data, { timeout: 15_000 }).toEqual({ me: null })
  })
})
