import type postgres from 'postgres'
import { bucketOf, rowChecksum } from '../../subgraphs/catalogue/search/document/row-checksum.ts'
import type { Indexed, SearchEngine } from '../../subgraphs/catalogue/search/port.ts'
import type { OwnerRow } from './owner-rows.ts'

const SCAN = 5_000

/** Where the read model differs from its owner's rows: by id, the owner's version, deletion and the hash computed anew. */
export const readModelDifferences = async (owner: ReadonlyMap<string, OwnerRow>, sql: postgres.Sql): Promise<string[]> => {
  const rows = await sql<{ id: string; version: string; deleted: boolean; content_hash: string }[]>`select id, version, deleted, content_hash from catalogue.resource where namespace = 'instruments'`
  const copies = new Map(rows.map((row) => [row.id, `${row.version} ${row.deleted} ${row.content_hash}`]))
  const said = new Map([...owner].map(([id, { version, deleted, hash }]) => [id, `${version} ${deleted} ${hash}`]))
  return [...new Set([...said.keys(), ...copies.keys()])].filter((id) => said.get(id) !== copies.get(id)).map((id) => `read model ${id}: ${said.get(id)} ≠ ${copies.get(id)}`)
}

/**
 * Where the index differs from the owner's rows: ids one by one, versions against the revisions of the read model, and contents by the checksums of its
 * buckets, made from hashes that are computed anew from what the owner says.
 */
export const indexDifferences = async (owner: ReadonlyMap<string, OwnerRow>, sql: postgres.Sql, engine: SearchEngine): Promise<string[]> => {
  await engine.stats()
  const indexed = new Map<string, bigint>()
  for (let after: string | null = null; ; ) {
    const page: Indexed[] = await engine.scan({ filter: { terms: {} }, protectedTiers: true, now: Date.now() }, after, SCAN)
    for (const { id, version } of page) indexed.set(id, version)
    if (page.length < SCAN) break
    after = page.at(-1)?.id ?? null
  }
  const revisions = new Map((await sql<{ id: string; revision: string }[]>`select id, revision from catalogue.resource`).map((row) => [row.id, BigInt(row.revision)]))
  const differences: string[] = []
  const ought = new Map<number, { count: number; sum: number }>()
  for (const [id, { deleted, hash }] of owner) {
    const [is, revision] = [indexed.get(id), deleted ? undefined : revisions.get(id)]
    if (is !== revision) differences.push(`index ${id}: ${revision} ≠ ${is}`)
    if (revision === undefined) continue
    const { count = 0, sum = 0 } = ought.get(bucketOf(id)) ?? {}
    ought.set(bucketOf(id), { count: count + 1, sum: sum + rowChecksum(id, revision, hash) })
  }
  for (const id of indexed.keys()) if (!owner.has(id)) differences.push(`index ${id}: nobody's`)
  const digests = new Map((await engine.digests()).map(({ bucket, count, sum }) => [bucket, `${count} ${sum}`]))
  for (const [bucket, { count, sum }] of ought) if (digests.get(bucket) !== `${count} ${sum}`) differences.push(`bucket ${bucket}: ${count} ${sum} ≠ ${digests.get(bucket)}`)
  for (const bucket of digests.keys()) if (!ought.has(bucket)) differences.push(`bucket ${bucket}: only in the index`)
  return differences
}
