import { count, sql } from 'drizzle-orm'
import type { SubgraphEntry } from '../../schema/supergraph.ts'
import type { Database } from '../kit/database.ts'
import { EVERY, lastCheck } from './repositories/index-check.ts'
import { setAsideByNamespace } from './repositories/index-set-aside.ts'
import { setAside, source } from './tables/source.ts'

export interface SubgraphHealth {
  namespace: string
  lagSeconds: number | null
  records: number | null
  /** What the last comparison of index and read model found, before it was repaired; null before the first one. */
  missing: number | null
  orphan: number | null
  stale: number | null
  /** Documents that do not conform, and rows that the index does not take. */
  setAside: number
  /** Records that a partner's feed no longer shows, too many to be believed gone. */
  heldDeletions: number
  blockedBy: string | null
  /** When index and read model were last compared. */
  checkedAt: Date | null
}

/** A transaction that has been open for longer than this and holds the snapshot's xmin stalls every feed. */
const BLOCKING_SECONDS = 10

const blocker = async ({ db }: Database): Promise<string | null> => {
  const [found] = (await db.execute(sql`
    select pid, application_name, extract(epoch from now() - xact_start)::int as seconds from pg_stat_activity
    where (backend_xid is not null or backend_xmin is not null) and xact_start < now() - make_interval(secs => ${BLOCKING_SECONDS}) and pid <> pg_backend_pid()
    order by xact_start limit 1`)) as unknown as { pid: number; application_name: string; seconds: number }[]
  return found ? `事务 pid ${found.pid}(${found.application_name})已持续 ${found.seconds} 秒 / transaction open for ${found.seconds} s` : null
}

const refusedByNamespace = async ({ db }: Database): Promise<Map<string, number>> => {
  const rows = await db.select({ namespace: setAside.namespace, total: count() }).from(setAside).groupBy(setAside.namespace)
  return new Map(rows.map((row) => [row.namespace, row.total]))
}

/**
 * How far the catalogue is in step with each subgraph that has a feed. Asks the tables only: what index and read model differ in is what the last check
 * has left there. `records`: how many can be searched, by namespace. Ids of no such namespace that the index held stand under their own.
 */
export const checkHealth = async (database: Database, records: () => Promise<Map<string, number>>, subgraphs: readonly SubgraphEntry[]): Promise<SubgraphHealth[]> => {
  const [states, totals, refused, unindexed, checks, blockedBy] = await Promise.all([
    database.db.select().from(source), records(), refusedByNamespace(database), setAsideByNamespace(database.db), lastCheck(database.db), blocker(database),
  ])
  const now = Date.now()
  const checkedAt = checks.find((check) => check.namespace === EVERY)?.at ?? null
  const driftOf = (namespace: string) => {
    const found = checks.find((check) => check.namespace === namespace)
    const counted = checkedAt === null ? null : 0
    return { missing: found?.missing ?? counted, orphan: found?.orphan ?? counted, stale: found?.stale ?? counted }
  }
  const followed = subgraphs.filter((subgraph) => subgraph.feed).map((subgraph) => subgraph.namespace)
  const strange = checks.map((check) => check.namespace).filter((namespace) => namespace !== EVERY && !followed.includes(namespace))
  return [...followed, ...strange].map((namespace) => {
    const state = states.find((item) => item.namespace === namespace)
    const inStep = state?.caughtUp === true && state.failures === 0
    return {
      namespace,
      lagSeconds: inStep ? 0 : state?.caughtUpAt ? (now - state.caughtUpAt.getTime()) / 1_000 : null,
      records: totals.get(namespace) ?? 0,
      ...driftOf(namespace),
      setAside: (refused.get(namespace) ?? 0) + (unindexed.get(namespace) ?? 0),
      heldDeletions: state?.heldDeletions ?? 0,
      blockedBy,
      checkedAt,
    }
  })
}
