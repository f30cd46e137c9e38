import { count, gt, sql } from 'drizzle-orm'
import type { Database } from '../kit/database.ts'
import type { SubgraphEntry } from '../../schema/supergraph.ts'
import { namespaceOf } from '../../schema/resource-id.ts'
import type { SearchEngine } from './search/port.ts'
import { resource } from './tables/resource.ts'
import { setAside, source } from './tables/source.ts'

export interface SubgraphHealth {
  namespace: string
  lagSeconds: number | null
  records: number
  missing: number
  orphan: number
  stale: number
  setAside: number
  blockedBy: string | null
  checkedAt: Date
}

const SCAN = 5_000
/** A transaction that has been open for longer than this and holds the snapshot's xmin stalls every feed. */
const BLOCKING_SECONDS = 10

interface Drift { missing: number; orphan: number; stale: number }

/** Index against read model, both walked in order of id: what is missing, left over, or older than its row. */
const driftByNamespace = async ({ db }: Database, engine: SearchEngine): Promise<Map<string, Drift>> => {
  const drift = new Map<string, Drift>()
  const note = (id: string, kind: keyof Drift): void => {
    const namespace = namespaceOf(id) ?? '?'
    const entry = drift.get(namespace) ?? { missing: 0, orphan: 0, stale: 0 }
    entry[kind] += 1
    drift.set(namespace, entry)
  }
  const indexed = new Map<string, bigint>()
  for (let after: string | null = null; ; ) {
    const page: { id: string; version: bigint }[] = await engine.scan(after, SCAN)
    for (const { id, version } of page) indexed.set(id, version)
    if (page.length < SCAN) break
    after = page.at(-1)?.id ?? null
  }
  for (let after = ''; ; ) {
    const rows = await db.select({ id: resource.id, revision: resource.revision, absent: sql<boolean>`${resource.status} not in ('PUBLISHED', 'EMBARGOED')` }).from(resource).where(gt(resource.id, after)).orderBy(resource.id).limit(SCAN)
    for (const { id, revision, absent } of rows) {
      const version = indexed.get(id)
      if (absent ? version !== undefined : version === undefined) note(id, absent ? 'orphan' : 'missing')
      else if (version !== undefined && version !== revision) note(id, 'stale')
      indexed.delete(id)
    }
    if (rows.length < SCAN) break
    after = rows.at(-1)?.id ?? after
  }
  for (const id of indexed.keys()) note(id, 'orphan')
  return drift
}

const blocker = async ({ db }: Database): Promise<string | null> => {
  const [found] = (await db.execute(sql`
    select pid, application_name, extract(epoch from now() - xact_start)::int as seconds from pg_stat_activity
    where (backend_xid is not null or backend_xmin is not null) and xact_start < now() - make_interval(secs => ${BLOCKING_SECONDS}) and pid <> pg_backend_pid()
    order by xact_start limit 1`)) as unknown as { pid: number; application_name: string; seconds: number }[]
  return found ? `事务 pid ${found.pid}(${found.application_name})已持续 ${found.seconds} 秒 / transaction open for ${found.seconds} s` : null
}

/** How far the catalogue is in step with each subgraph that has a feed. Walks both stores: the caller caches it. */
export const checkHealth = async (database: Database, engine: SearchEngine, subgraphs: readonly SubgraphEntry[]): Promise<SubgraphHealth[]> => {
  const { db } = database
  const [states, records, aside, drift, blockedBy] = await Promise.all([
    db.select().from(source),
    db.select({ namespace: resource.namespace, total: count() }).from(resource).where(sql`${resource.status} in ('PUBLISHED', 'EMBARGOED')`).groupBy(resource.namespace),
    db.select({ namespace: setAside.namespace, total: count() }).from(setAside).groupBy(setAside.namespace),
    driftByNamespace(database, engine),
    blocker(database),
  ])
  const now = new Date()
  const totals = new Map(records.map((row) => [row.namespace, row.total]))
  const refused = new Map(aside.map((row) => [row.namespace, row.total]))
  return subgraphs.filter((subgraph) => subgraph.feed).map(({ namespace }) => {
    const state = states.find((item) => item.namespace === namespace)
    const inStep = state?.caughtUp === true && state.failures === 0
    return {
      namespace,
      lagSeconds: inStep ? 0 : state?.caughtUpAt ? (now.getTime() - state.caughtUpAt.getTime()) / 1_000 : null,
      records: totals.get(namespace) ?? 0,
      ...(drift.get(namespace) ?? { missing: 0, orphan: 0, stale: 0 }),
      setAside: refused.get(namespace) ?? 0,
      blockedBy,
      checkedAt: now,
    }
  })
}
