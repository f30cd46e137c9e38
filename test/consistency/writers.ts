import postgres from 'postgres'
import { executeOn } from '../../subgraphs/kit/execute.ts'
import type { RunningSubgraph } from '../../subgraphs/kit/open-subgraph.ts'
import { SERVICE } from './owner-rows.ts'

const UPSERT = 'mutation($input: [ResourceUpsert!]!) { upsertResources(input: $input) { result findings { code } } }'
const DELETED_SHARE = 0.15

export const pick = (most: number): number => Math.floor(Math.random() * most)

/** Writes batches of one to four operations until `done`: each tagged with a unique value, one in seven a deletion. Returns how many operations. */
export const writeUntil = async (subgraph: RunningSubgraph, writer: number, records: number, done: () => boolean, count: (operations: number) => void): Promise<void> => {
  for (let writes = 0; !done(); writes++) {
    const input = Array.from({ length: 1 + pick(4) }, () => {
      const sourceId = `r${pick(records)}`
      const document = { profile: 'core/1', resourceType: 'INSTRUMENT', title: `仪器 ${sourceId} ${writer}-${writes}-${Math.random()}`, provenance: { origin: 'HARVESTED', source: 'test', sourceId } }
      return Math.random() < DELETED_SHARE ? { source: 'test', sourceId, typename: 'Instrument', deleted: true } : { source: 'test', sourceId, typename: 'Instrument', document }
    })
    const { errors } = await executeOn(subgraph, { query: UPSERT, variables: { input } }, { viewer: SERVICE, requestId: `w${writer}` })
    if (errors?.[0]) throw errors[0]
    count(input.length)
  }
}

/** Keeps a transaction of the owner's open for a while, now and then, with a change that commits late: what a reader by sequence would pass over. */
export const holdTransactions = async (databaseUrl: string, done: () => boolean): Promise<number> => {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined })
  let held = 0
  while (!done()) {
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
