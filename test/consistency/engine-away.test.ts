import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ANONYMOUS, type Viewer } from '../../schema/viewer.ts'
import { type RunningElasticsearch, startElasticsearch } from '../../scripts/elasticsearch/start-elasticsearch.ts'
import { freePort } from '../../scripts/free-port.ts'
import { type LocalGraph, openLocalGraph } from '../../scripts/start/local-graph.ts'
import { executeOn } from '../../subgraphs/kit/execute.ts'
import { createLog } from '../../subgraphs/kit/log.ts'
import { describeWithElasticsearch } from '../elasticsearch.ts'
import { testDatabase } from '../postgres.ts'

const SERVICE: Viewer = { id: 'test', grants: [{ role: 'SERVICE' }] }
const UPSERT = 'mutation($input: [ResourceUpsert!]!) { upsertResources(input: $input) { id result } }'
const WAIT = { timeout: 60_000, interval: 250 }

describeWithElasticsearch('a catalogue whose Elasticsearch is away', () => {
  let folder: string
  let port: number
  let server: RunningElasticsearch | null = null
  let database: Awaited<ReturnType<typeof testDatabase>>
  let graph: LocalGraph
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'keyuan-away-'))
    port = await freePort()
    database = await testDatabase()
    graph = await openLocalGraph({ databaseUrl: database.url, dataFolder: folder, log: createLog('away', 'silent'), environment: { ELASTICSEARCH_URL: `http://127.0.0.1:${port}`, KEYUAN_INDEX_PREFIX: 'away' } })
  })
  afterAll(async () => {
    await graph?.close()
    await server?.stop()
    await database?.drop()
    rmSync(folder, { recursive: true, force: true })
  })
  const start = async (): Promise<void> => { server = await startElasticsearch({ folder: join(folder, 'elasticsearch'), port, durable: false }) }
  const write = async (name: string): Promise<string> => {
    const subgraph = graph.subgraphs.get('instruments')
    if (!subgraph) throw new Error('no instruments')
    const document = { profile: 'core/1', resourceType: 'INSTRUMENT', title: `光谱仪 ${name}`, provenance: { origin: 'HARVESTED', source: 'test', sourceId: name } }
    const { data, errors } = await executeOn(subgraph, { query: UPSERT, variables: { input: [{ source: 'test', sourceId: name, typename: 'Instrument', document }] } }, { viewer: SERVICE, requestId: 'write' })
    if (errors?.[0]) throw errors[0]
    const [outcome] = (data as never as { upsertResources: { id: string; result: string }[] }).upsertResources
    expect(outcome?.result).toBe('CREATED')
    return outcome?.id ?? ''
  }
  const ask = (query: string) => executeOn(graph.catalogue as never, { query }, { viewer: ANONYMOUS, requestId: 'ask' })
  const titleOf = async (id: string): Promise<unknown> => ((await ask(`{ resource(id: ${JSON.stringify(id)}) { title } }`)).data as { resource?: { title?: string } | null } | null)?.resource?.title ?? null
  const total = async (): Promise<number | null> => ((await ask('{ searchResources(q: "光谱仪", first: 1) { total { value } } }')).data as { searchResources?: { total: { value: number } } | null } | null)?.searchResources?.total.value ?? null
  const expectUnavailable = async (): Promise<void> => {
    const since = performance.now()
    const { errors } = await ask('{ searchResources(q: "光谱仪", first: 1) { edges { node { id } } } }')
    expect(performance.now() - since).toBeLessThan(2_500)
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'SEARCH_UNAVAILABLE', retryAfterSeconds: expect.any(Number) })
  }

  it('starts without it, answers by id, says of searches that they are unavailable, and indexes when it comes; killed and back, nothing is lost', async () => {
    const first = await write('一')
    await expect.poll(() => titleOf(first), WAIT).toBe('光谱仪 一')
    await expectUnavailable()
    await start()
    await expect.poll(total, WAIT).toBe(1)

    await server?.kill()
    await expectUnavailable()
    const second = await write('二')
    await expect.poll(() => titleOf(second), WAIT).toBe('光谱仪 二')
    await start()
    const since = performance.now()
    await expect.poll(total, WAIT).toBe(2)
    console.log(`back in step ${Math.round(performance.now() - since)} ms after Elasticsearch was back`)
    expect(await graph.catalogue.engine.scan({ filter: { terms: {} }, protectedTiers: true, now: Date.now() }, null, 10)).toHaveLength(2)
  }, 240_000)
})
