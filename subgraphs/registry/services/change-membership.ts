import { authorisePartner } from '../permissions.ts'
import { asComposable, currentGraph, type CurrentGraph, type Member } from '../graph/members.ts'
import type { DepartedPartner } from '../../../schema/supergraph.ts'
import { GraphMovedError } from '../repositories/graph-versions.ts'
import { type PartnerRow, partnersByNamespaces, partnersDue, updatePartner } from '../repositories/partners.ts'
import type { RegistryContext, RegistryRuntime } from '../runtime.ts'
import type { DepartureRecords, PartnerStatus } from '../tables/partner.ts'
import type { GraphVersionReason } from '../tables/graph-version.ts'
import { moveGraph } from './move-graph.ts'
import type { UserError } from './read-submission.ts'

const TRIES = 10

export interface MembershipInput { namespace: string; expectedVersion: number; clientMutationId?: string | null }
export interface PartnerPayload { partner: PartnerRow | null; errors: UserError[] }

interface Change {
  status: PartnerStatus
  reason: GraphVersionReason
  members: (members: readonly Member[]) => Member[]
  departed?: (departed: readonly DepartedPartner[]) => DepartedPartner[]
}

const refused = (code: string, message: string, name = 'namespace'): PartnerPayload => ({ partner: null, errors: [{ code, message, path: ['input', name] }] })

const conflict = (row: PartnerRow): PartnerPayload => refused('CONFLICT', `记录已是版本 ${row.version},请据此修改 / The entry is of version ${row.version}`, 'expectedVersion')

/** A new version of the graph with this partner in another state: both in one transaction. Null where the entry is of another version. */
const change = async (runtime: RegistryRuntime, row: PartnerRow, { status, reason, members, departed }: Change, by: string | null): Promise<PartnerRow | null> => {
  const { database: { db }, own, checker } = runtime
  for (let tries = 0; tries < TRIES; tries += 1) {
    const base: CurrentGraph = await currentGraph(db)
    const next = members(base.members)
    const { artifact, errors } = await checker.run({ kind: 'compose', catalogue: own.catalogue, subgraphs: [...own.subgraphs, ...next.map(asComposable)], departed: departed ? departed(base.departed) : base.departed })
    if (!artifact) throw new Error(`the graph does not compose without a change of SDL: ${errors[0]?.message}`)
    let changed: PartnerRow | undefined
    try {
      await moveGraph(runtime, {
        base, artifact, members: next, reason, namespace: row.namespace, by, mayBreakQueries: true,
        also: async (tx) => {
          changed = await updatePartner(tx, row.namespace, row.version, { status, ...(status === 'ACTIVE' ? { leavingAt: null, keep: null } : {}) })
          if (!changed) throw new StaleEntryError()
        },
      })
      return changed ?? null
    } catch (error) {
      if (error instanceof StaleEntryError) return null
      if (!(error instanceof GraphMovedError)) throw error
    }
  }
  throw new Error('too many publish at once')
}
class StaleEntryError extends Error {}

const load = async ({ runtime, viewer }: RegistryContext, { namespace, expectedVersion }: MembershipInput): Promise<{ row: PartnerRow; payload?: undefined } | { payload: PartnerPayload; row?: undefined }> => {
  authorisePartner(viewer, namespace)
  const row = (await partnersByNamespaces(runtime.database.db, [namespace])).get(namespace)
  if (!row) return { payload: refused('NOT_FOUND', `没有平台 ${namespace} / No partner ${namespace}`) }
  return row.version === expectedVersion ? { row } : { payload: conflict(row) }
}

const after = async (context: RegistryContext, row: PartnerRow, changed: PartnerRow | null): Promise<PartnerPayload> => {
  if (changed) return { partner: changed, errors: [] }
  const now = (await partnersByNamespaces(context.runtime.database.db, [row.namespace])).get(row.namespace)
  return conflict(now ?? row)
}

const withPause = (namespace: string, paused: boolean) => (members: readonly Member[]): Member[] =>
  members.map(({ paused: before, ...member }) => ({ ...member, ...((member.namespace === namespace ? paused : before) ? { paused: true } : {}) }))

/** The partner is not asked any more; its types and the copies of its core fields stay. */
export const pausePartner = async (context: RegistryContext, input: MembershipInput): Promise<PartnerPayload> => {
  const { row, payload } = await load(context, input)
  if (!row) return payload
  if (row.status !== 'ACTIVE') return refused('STATE_WRONG', `平台现为 ${row.status},只有在图中的平台可以暂停 / The partner is ${row.status}; only an ACTIVE one is paused`)
  return after(context, row, await change(context.runtime, row, { status: 'PAUSED', reason: 'PAUSED', members: withPause(row.namespace, true) }, context.viewer.id ?? null))
}

/** Ends a pause, or takes back a notice. */
export const resumePartner = async (context: RegistryContext, input: MembershipInput): Promise<PartnerPayload> => {
  const { row, payload } = await load(context, input)
  if (!row) return payload
  if (row.status !== 'PAUSED' && row.status !== 'LEAVING') return refused('STATE_WRONG', `平台现为 ${row.status},只有暂停或已通知退出的平台可以恢复 / The partner is ${row.status}; only one that is PAUSED or LEAVING resumes`)
  return after(context, row, await change(context.runtime, row, { status: 'ACTIVE', reason: 'RESUMED', members: withPause(row.namespace, false) }, context.viewer.id ?? null))
}

/** Gives notice. The departure itself comes when it is due; at once where that is past. */
export const leaveGraph = async (context: RegistryContext, input: MembershipInput & { at: Date; keep: DepartureRecords }): Promise<PartnerPayload> => {
  const { row, payload } = await load(context, input)
  if (!row) return payload
  if (row.status === 'LEFT') return refused('STATE_WRONG', '平台已退出 / The partner has left')
  const noticed = await updatePartner(context.runtime.database.db, row.namespace, row.version, { status: 'LEAVING', leavingAt: input.at, keep: input.keep })
  if (!noticed || input.at.getTime() > context.now.getTime()) return after(context, row, noticed ?? null)
  return after(context, noticed, await depart(context.runtime, noticed))
}

const depart = async (runtime: RegistryRuntime, row: PartnerRow): Promise<PartnerRow | null> => {
  const published = (await currentGraph(runtime.database.db)).members.find(({ namespace }) => namespace === row.namespace)
  const left: DepartedPartner[] = published ? [{ namespace: row.namespace, keep: row.keep ?? 'TOMBSTONES', resourceTypes: [...published.content.resourceTypes] }] : []
  return change(runtime, row, {
    status: 'LEFT', reason: 'LEFT',
    members: (members) => members.filter(({ namespace }) => namespace !== row.namespace),
    departed: (before) => [...before, ...left].sort((a, b) => (a.namespace < b.namespace ? -1 : 1)),
  }, null)
}

/** Lets go of those whose notice is over. */
export const departDue = async (runtime: RegistryRuntime, now: Date): Promise<number> => {
  const due = await partnersDue(runtime.database.db, now)
  for (const row of due) await depart(runtime, row)
  return due.length
}

