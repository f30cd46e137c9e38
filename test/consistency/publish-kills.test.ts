import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { freePort } from '../../scripts/free-port.ts'
import { makeKeys } from '../../scripts/keys.ts'
import { stored } from '../../scripts/own-subgraphs.ts'
import { testDatabase } from '../postgres.ts'
import { ask, type GraphProcess, startProcess } from '../support/graph-process.ts'
import { publishing, submissionOf } from '../support/publishing.ts'
import { startTestPartner, type TestPartner } from '../support/test-partner.ts'

/** As many as are bearable in every run; `KEYUAN_KILLS=50` is the full measure. */
const KILLS = Number(process.env.KEYUAN_KILLS ?? 3)
const DEVELOPMENT_KEY = 'a development key of at least 32 characters'
const LATEST_KILL_MS = 6_000

let database: Awaited<ReturnType<typeof testDatabase>>
let folder: string
let partner: TestPartner
const running: Partial<Record<'registry' | 'gateway', GraphProcess>> = {}
const ports = { registry: 0, gateway: 0 }
let graphUrl = ''

const variant = (n: number): string => `
  "望远镜 / A dish"
  type Dish @key(fields: "id") {
    "编号 / Id"
    id: ID!
    "第 ${n} 版 / Version ${n}"
    v${n}: Int
    "口径 / Aperture"
    aperture: Float
  }`

const start = async (name: 'registry' | 'gateway'): Promise<void> => {
  const keys = join(folder, 'keys')
  const elsewhere = Object.fromEntries(stored.map(({ namespace }) => [`KEYUAN_URL_${namespace.replaceAll('-', '_').toUpperCase()}`, 'http://127.0.0.1:9/graphql']))
  running[name] = await startProcess(['scripts/serve.ts', name], {
    KEYUAN_HOST: '127.0.0.1', KEYUAN_PORT: String(ports[name]), KEYUAN_LOG_LEVEL: 'fatal', KEYUAN_DATABASE_URL: database.url, KEYUAN_SIGNING_KEY_FILE: join(keys, 'signing.pem'),
    ...(name === 'registry' ? { KEYUAN_TRUSTED_KEYS: join(keys, 'jwks.json') } : {
      ...elsewhere, KEYUAN_URL_REGISTRY: `http://127.0.0.1:${ports.registry}/graphql`, KEYUAN_DEVELOPMENT_KEY: DEVELOPMENT_KEY, KEYUAN_SUPERGRAPH_FILE: join(folder, 'supergraph.json'), KEYUAN_PLAN_DEADLINE_MS: '10000',
    }),
  }, 120_000)
}
const kill = async (name: 'registry' | 'gateway'): Promise<void> => {
  await running[name]?.end('SIGKILL')
  delete running[name]
}

interface Served { header: string | null; current: string; digest: string | undefined; published: string[]; served: string[] }

/** What the graph says that it is, and what it is. */
const look = async (): Promise<Served> => {
  const response = await fetch(graphUrl, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: '{ graphVersion { version members { digest } } partner(namespace: "dishes") { published { sdl } } }' }) })
  const { data } = (await response.json()) as { data: { graphVersion: { version: string; members: { digest: string }[] }; partner: { published: { sdl: string } | null } } }
  const { data: type } = await ask(graphUrl, '{ __type(name: "Dish") { fields { name } } }')
  return {
    header: response.headers.get('x-keyuan-supergraph'), current: data.graphVersion.version, digest: data.graphVersion.members[0]?.digest,
    published: [...(data.partner.published?.sdl ?? '').matchAll(/^\s*(v\d+):/gm)].map(([, name]) => name ?? ''),
    served: ((type as { __type: { fields: { name: string }[] } | null }).__type?.fields ?? []).map(({ name }) => name).filter((name) => /^v\d+$/.test(name)),
  }
}

beforeAll(async () => {
  database = await testDatabase()
  folder = mkdtempSync(join(tmpdir(), 'keyuan-kills-'))
  const { jwks } = await makeKeys(join(folder, 'keys'))
  for (const name of ['registry', 'gateway'] as const) ports[name] = await freePort()
  graphUrl = `http://127.0.0.1:${ports.gateway}/graphql`
  partner = await startTestPartner({ namespace: 'dishes', own: variant(0), jwksUrl: jwks, records: [{ id: 'dishes:one', typename: 'Dish', fields: { aperture: 1 }, document: { profile: 'core/1', resourceType: 'DISH', title: '一号', provenance: { origin: 'JOINED', source: 'dishes', sourceId: 'one' } } }] })
  await start('registry')
  await start('gateway')
}, 180_000)
afterAll(async () => {
  await Promise.all([kill('gateway'), kill('registry')])
  await partner.stop()
  await database.drop()
  rmSync(folder, { recursive: true, force: true })
})

it(`registry and gateway killed at any moment of a publication, ${KILLS} times: the graph serves one whole version, old or new`, async () => {
  const graph = publishing((query, variables, headers) => ask(graphUrl, query, variables, headers), DEVELOPMENT_KEY)
  const token = await graph.register('dishes')
  let known = (await graph.publish(token, submissionOf('dishes', partner, 'Dish'))).publishedVersion
  await expect.poll(async () => (await look()).header, { timeout: 30_000, interval: 200 }).toBe(known)
  const ends = { old: 0, new: 0 }
  for (let n = 1; n <= KILLS; n += 1) {
    partner.deploy(variant(n))
    const publication = graph.publish(token, submissionOf('dishes', partner, 'Dish')).catch((error: unknown) => String(error))
    await new Promise((resolve) => setTimeout(resolve, Math.random() * LATEST_KILL_MS))
    const victims = (['registry', 'gateway'] as const).filter((_name, index) => n % 3 === 0 || n % 2 === index)
    await Promise.all(victims.map(kill))
    await Promise.all(victims.map(start))
    await publication
    await expect.poll(async () => { const seen = await look(); return seen.header === seen.current }, { timeout: 30_000, interval: 300 }).toBe(true)
    const seen = await look()
    expect(seen.served, JSON.stringify(seen)).toEqual(seen.published)
    expect([seen.current === known ? 'old' : seen.served[0] === `v${n}` ? 'new' : `mixed ${JSON.stringify(seen)}`]).toEqual([expect.stringMatching(/^(old|new)$/)])
    ends[seen.current === known ? 'old' : 'new'] += 1
    known = seen.current
  }
  console.log(`publications cut short: ${KILLS}, of which the old version stayed ${ends.old} times and the new one came ${ends.new} times`)
  expect(ends.old + ends.new).toBe(KILLS)
}, 60_000 + KILLS * 60_000)
