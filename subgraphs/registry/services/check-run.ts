import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { CheckResult } from '../../../schema/checks/check.ts'
import type { PartnerSubgraph } from '../../../schema/partner.ts'
import type { Executor } from '../../kit/database.ts'
import { currentGraph, type CurrentGraph } from '../graph/members.ts'
import { GraphMovedError } from '../repositories/graph-versions.ts'
import { partnersByNamespaces, updatePartner } from '../repositories/partners.ts'
import { beginRun, type CheckRunRow, insertSubmission, markPublished, runsByIds, updateRun } from '../repositories/submissions.ts'
import type { RegistryContext, RegistryRuntime } from '../runtime.ts'
import type { CheckPurpose, Refusal } from '../tables/submission.ts'
import { judge, refusalOf } from './judge.ts'
import { moveGraph } from './move-graph.ts'

const HEARTBEAT_MS = 5_000
/** Other partners may publish meanwhile; each time the candidate is checked again with the graph as it has become. */
const TRIES = 10
/** A mutation has 15 s; whoever asked polls from then on. */
const PATIENCE_MS = 9_000

export interface RunRequest {
  purpose: CheckPurpose
  subgraph: PartnerSubgraph
  digest: string
  /** Version of the graph on which the caller relies; where it has changed, the publication is refused. */
  reliesOn?: string | undefined
  clientMutationId?: string | null | undefined
}

const STALE: Refusal = { code: 'CHECK_STALE', message: '图在那次检查之后已有变化,请重新检查', messageEn: 'The graph has changed since that check: check again' }
const GONE: Refusal = { code: 'PARTNER_NOT_ACTIVE', message: '平台已通知退出或已退出', messageEn: 'The partner is leaving or has left' }
const CONTENDED: Refusal = { code: 'GRAPH_CONTENDED', message: '同时发布者太多,请稍后再试', messageEn: 'Too many publish at once: try again later' }

/** Stores what was submitted, begins a run and waits for its end for some seconds; the run as it is then. */
export const startRun = async (context: RegistryContext, request: RunRequest): Promise<CheckRunRow> => {
  const { runtime, viewer, now } = context
  const { db } = runtime.database
  const { namespace } = request.subgraph
  await insertSubmission(db, { namespace, digest: request.digest, content: request.subgraph, submittedAt: now, submittedBy: viewer.id ?? null })
  const { run, isNew } = await beginRun(db, {
    id: randomUUID(), namespace, purpose: request.purpose, state: 'RUNNING', digest: request.digest, startedAt: now, heardAt: now, startedBy: viewer.id ?? null,
    mutation: request.clientMutationId ? `${viewer.id ?? ''} ${namespace} ${request.clientMutationId}` : null,
  })
  if (!isNew) return run
  const ended = carryOut(runtime, run, request)
  await Promise.race([ended, pause(PATIENCE_MS, undefined, { ref: false })])
  return (await runsByIds(db, [run.id])).get(run.id) ?? run
}

/** Never rejects: what goes wrong is logged, and the run ends as interrupted, which changed nothing. */
const carryOut = async (runtime: RegistryRuntime, run: CheckRunRow, request: RunRequest): Promise<void> => {
  const { db } = runtime.database
  const alive = setInterval(() => void updateRun(db, run.id, { heardAt: new Date() }).catch((error: unknown) => runtime.log.warn({ run: run.id, error: String(error) }, 'a check could not say that it is alive')), HEARTBEAT_MS)
  try {
    await (request.purpose === 'CHECK' ? check(runtime, run, request) : publish(runtime, run, request))
  } catch (error) {
    runtime.log.error({ err: error, run: run.id }, 'a check was interrupted')
    await updateRun(db, run.id, { state: 'INTERRUPTED', endedAt: new Date() }).catch((again: unknown) => runtime.log.error({ err: again, run: run.id }, 'the end of a check could not be written'))
  } finally {
    clearInterval(alive)
  }
}

const probed = async ({ probe }: RegistryRuntime, subgraph: PartnerSubgraph): Promise<CheckResult[]> => (subgraph.url === '' ? [] : probe(subgraph))

const check = async (runtime: RegistryRuntime, run: CheckRunRow, { subgraph, purpose }: RunRequest): Promise<void> => {
  const base = await currentGraph(runtime.database.db)
  const { results } = await judge(runtime, subgraph, base)
  const all = [...results, ...(await probed(runtime, subgraph))]
  const refusal = refusalOf(all, purpose)
  await updateRun(runtime.database.db, run.id, { results: all, baseVersion: base.artifact.version, refusal, state: refusal ? 'REFUSED' : 'PASSED', endedAt: new Date() })
}

/** Composed, checked and probed first; then made current by a compare-and-set, or nothing is. */
const publish = async (runtime: RegistryRuntime, run: CheckRunRow, request: RunRequest): Promise<void> => {
  const { db } = runtime.database
  const refuse = async (refusal: Refusal, results: readonly CheckResult[], base?: CurrentGraph): Promise<void> =>
    void (await updateRun(db, run.id, { refusal, results, state: 'REFUSED', baseVersion: base?.artifact.version ?? null, endedAt: new Date() }))
  let live: CheckResult[] | null = null
  for (let tries = 0; tries < TRIES; tries += 1) {
    const base = await currentGraph(db)
    if (request.reliesOn !== undefined && request.reliesOn !== base.artifact.version) return refuse(STALE, [], base)
    const { results, artifact } = await judge(runtime, request.subgraph, base)
    const early = refusalOf(results, request.purpose)
    if (early || !artifact) return refuse(early ?? { code: 'CHECKS_SKIPPED', message: '未能组合', messageEn: 'It was not composed' }, results, base)
    live ??= await probed(runtime, request.subgraph)
    const all = [...results, ...live]
    const refusal = refusalOf(all, request.purpose)
    if (refusal) return refuse(refusal, all, base)
    if (!(await isActive(db, request.subgraph.namespace))) return refuse(GONE, all, base)
    try {
      const members = [...base.members.filter(({ namespace }) => namespace !== request.subgraph.namespace), { namespace: request.subgraph.namespace, digest: request.digest }]
      await moveGraph(runtime, {
        base, artifact, members, namespace: request.subgraph.namespace, by: run.startedBy, reason: request.purpose === 'ROLLBACK' ? 'ROLLED_BACK' : 'PUBLISHED', mayBreakQueries: request.purpose === 'ROLLBACK',
        also: async (tx) => {
          await markPublished(tx, run, new Date())
          await activate(tx, request.subgraph.namespace)
          await updateRun(tx, run.id, { results: all, refusal: null, state: 'PUBLISHED', baseVersion: base.artifact.version, publishedVersion: artifact.version, endedAt: new Date() })
        },
      })
      return
    } catch (error) {
      if (!(error instanceof GraphMovedError)) throw error
    }
  }
  return refuse(CONTENDED, [])
}

const isActive = async (db: Executor, namespace: string): Promise<boolean> => {
  const row = (await partnersByNamespaces(db, [namespace])).get(namespace)
  return row !== undefined && row.status !== 'LEAVING' && row.status !== 'LEFT'
}

/** A publication ends a pause. */
const activate = async (tx: Executor, namespace: string): Promise<void> => {
  const row = (await partnersByNamespaces(tx, [namespace])).get(namespace)
  if (!row || row.status === 'LEAVING' || row.status === 'LEFT') throw new GraphMovedError()
  if (row.status !== 'ACTIVE' && !(await updatePartner(tx, namespace, row.version, { status: 'ACTIVE' }))) throw new GraphMovedError()
}
