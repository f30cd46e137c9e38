import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Viewer } from '../../schema/viewer.ts'
import { contentHash } from '../../subgraphs/kit/documents/canonical.ts'
import { executeOn } from '../../subgraphs/kit/execute.ts'
import { openSubgraph, type RunningSubgraph } from '../../subgraphs/kit/open-subgraph.ts'
import { createMint } from '../../subgraphs/kit/tokens/mint-viewer-token.ts'
import { loadSigningKey } from '../../subgraphs/kit/tokens/signing-key.ts'
import { FEED_QUERY } from '../../subgraphs/catalogue/follow/feed-source.ts'
import { own } from '../../scripts/own-subgraphs.ts'
import { type EmbeddedPostgres, startPostgres } from '../../scripts/postgres/embedded.ts'
import { ask } from '../support/graph-process.ts'
import { type DistributedGraph, distributedGraph } from '../distributed/services.ts'

const SERVICE: Viewer = { id: 'test', grants: [{ role: 'SERVICE' }] }
const UPSERT = 'mutation($input: [ResourceUpsert!]!) { upsertResources(input: $input) { result findings { code } } }'
const WRITERS = 16
const RECORDS = 400
const SECONDS = Number(process.env.KEYUAN_TEST_WRITE_SECONDS ?? 30)
const KILLS = 10

/** A cluster of its own: transactions held open here would hold back the feeds of every database beside it. */
let database: EmbeddedPostgres
let folder: string
let graph: DistributedGraph
let subgraph: RunningSubgraph

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'keyuan-writers-'))
  database = await startPostgres({ folder: join(folder, 'postgres'), durable: false })
  graph = await distributedGraph(database.url, folder)
  const instruments = own.find((definition) => definition.namespace === 'instruments')
  if (!instruments) throw new Error('no instruments')
  await graph.start('instruments')
  await graph.start('catalogue')
  subgraph = await openSubgraph(instruments, { databaseUrl: database.url, connections: WRITERS })
}, 120_000)
afterAll(async () => {
  await subgraph.close()
  await graph.stop()
  await database.stop()
  rmSync(folder, { recursive: true, force: true })
})

const pick = (most: number): number => Math.floor(Math.random() * most)

const writeUntil = async (end: number, writer: number): Promise<number> => {
  let writes = 0
  while (Date.now() < end) {
    const input = Array.from({ length: 1 + pick(4) }, () => {
      const sourceId = `r${pick(RECORDS)}`
      const document = { profile: 'core/1', resourceType: 'INSTRUMENT', title: `仪器 ${sourceId} ${writer}-${writes}-${Math.random()}`, provenance: { origin: 'HARVESTED', source: 'test', sourceId } }
      return Math.random() < 0.15 ? { source: 'test', sourceId, typename: 'Instrument', deleted: true } : { source: 'test', sourceId, typename: 'Instrument', document }
    })
    const { errors } = await executeOn(subgraph, { query: UPSERT, variables: { input } }, { viewer: SERVICE, requestId: `w${writer}` })
    if (errors?.[0]) throw errors[0]
    writes += 1
  }
  return writes
}

/** Keeps a transaction of the owner's open for a while, now and then, with a change that commits late: what a reader by sequence would pass over. */
const holdTransactions = async (end: number): Promise<number> => {
  const sql = postgres(database.url, { max: 1, onnotice: () => undefined })
  let held = 0
  while (Date.now() < end) {
    const id = `instruments:held${held}`
    await sql.begin(async (tx) => {
      await tx`insert into instruments.instrument (id, row_version, content_hash, source, source_id, resource_type, title, registered_at, updated_at, status) values (${id}, 1, 'held', 'held', ${String(held)}, 'INSTRUMENT', ${`晚提交 ${held}`}, now(), now(), 'PUBLISHED')`
      await tx`insert into instruments.change (id, typename, version, xid, deleted) values (${id}, 'Instrument', 1, pg_current_xact_id(), false)`
      await new Promise((resolve) => setTimeout(resolve, 500 + pick(2_000)))
    })
    held += 1
  }
  await sql.end()
  return held
}

const killFollower = async (end: number): Promise<number> => {
  let kills = 0
  const every = (end - Date.now()) / (KILLS + 1)
  while (kills < KILLS) {
    await new Promise((resolve) => setTimeout(resolve, every * (0.5 + Math.random() * 0.5)))
    await graph.kill('catalogue')
    kills += 1
    await graph.start('catalogue')
  }
  return kills
}

interface Row { id: string; version: string; deleted: boolean; hash: string }

/** The owner's rows as its feed says them, hashed anew. */
const ownerRows = async (): Promise<Map<string, Row>> => {
  const rows = new Map<string, Row>()
  for (let after: string | null = null; ; ) {
    const { data, errors } = await executeOn(subgraph, { query: FEED_QUERY, variables: { after, first: 500 } }, { viewer: SERVICE, requestId: 'compare' })
    if (errors?.[0]) throw errors[0]
    const page = (data as never as { resourceChanges: { changes: { id: string; typename: string; version: string; deleted: boolean; document: object }[]; cursor: string; more: boolean } }).resourceChanges
    for (const change of page.changes) {
      // A tombstone is kept with its status.
      const document = change.deleted ? { ...change.document, status: 'WITHDRAWN' } : change.document
      rows.set(change.id, { id: change.id, version: change.version, deleted: change.deleted, hash: contentHash(JSON.parse(JSON.stringify(document))) })
    }
    if (!page.more) return rows
    after = page.cursor
  }
}

const readModelRows = async (): Promise<Map<string, Row>> => {
  const sql = postgres(database.url, { max: 1, onnotice: () => undefined })
  const rows = await sql<{ id: string; version: string; deleted: boolean; document: object }[]>`select id, version, deleted, document from catalogue.resource where namespace = 'instruments'`
  await sql.end()
  return new Map(rows.map(({ id, version, deleted, document }) => [id, { id, version, deleted, hash: contentHash(document) }]))
}

const differences = (owner: Map<string, Row>, copy: Map<string, Row>): string[] =>
  [...new Set([...owner.keys(), ...copy.keys()])].filter((id) => JSON.stringify(owner.get(id)) !== JSON.stringify(copy.get(id))).map((id) => `${JSON.stringify(owner.get(id))} ≠ ${JSON.stringify(copy.get(id))}`)

describe('the read model beside 16 writers, with the follower killed again and again', () => {
  it(`holds the owner's rows by id, version and hash after ${SECONDS} s, ${KILLS} kills and transactions held open across them; the index holds the read model`, async () => {
    const end = Date.now() + SECONDS * 1_000
    const [kills, held, ...writes] = await Promise.all([killFollower(end), holdTransactions(end), ...Array.from({ length: WRITERS }, (_, writer) => writeUntil(end, writer))])
    await expect.poll(async () => differences(await ownerRows(), await readModelRows()), { timeout: 30_000, interval: 500 }).toEqual([])
    const owner = await ownerRows()
    expect(owner.size).toBeGreaterThan(RECORDS / 2)
    const token = await createMint(await loadSigningKey(graph.signingKey))(SERVICE, 'catalogue')
    const health = async () => (await ask(graph.addressOf('catalogue'), '{ catalogueHealth { namespace records missing orphan stale setAside } }', {}, { authorization: `Bearer ${token}` })).data as never as { catalogueHealth: { namespace: string }[] }
    const live = [...owner.values()].filter((row) => !row.deleted).length
    await expect.poll(async () => (await health()).catalogueHealth.find((entry) => entry.namespace === 'instruments'), { timeout: 40_000, interval: 2_000 }).toMatchObject({ records: live, missing: 0, orphan: 0, stale: 0, setAside: 0 })
    console.log(`writers: ${writes.reduce((sum, count) => sum + count, 0)} batches over ${owner.size} records, ${held} transactions held, ${kills} kills, 0 differences`)
  }, SECONDS * 1_000 + 180_000)
})
