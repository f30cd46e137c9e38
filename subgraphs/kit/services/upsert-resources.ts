import { isService } from '../../../schema/viewer.ts'
import { type Executor, sqlState } from '../database.ts'
import { finding, type Finding } from '../documents/finding.ts'
import { domainError } from '../errors.ts'
import { encodePosition } from '../feed-cursor.ts'
import type { CoreRow, Kind } from '../kind.ts'
import { type ChangeRow, changesByIds, recordChanges } from '../repositories/changes.ts'
import { insertRows } from '../repositories/insert-rows.ts'
import { replaceRelations } from '../repositories/relations.ts'
import { lockRows, writeRows } from '../repositories/write-rows.ts'
import type { Store } from '../store.ts'
import { type Actor, actorColumns } from './actor.ts'
import { recordable } from './recordable.ts'
import { type ParsedItem, parseUpsert, type UpsertItem } from './parse-upsert.ts'

export const MAX_BATCH = 500
const RETRIES = 3
/** Deadlock, serialisation failure: the transaction may simply be tried again. */
const TRANSIENT = new Set(['40001', '40P01'])

export interface UpsertOutcome { sourceId: string; id: string | null; result: 'CREATED' | 'UPDATED' | 'UNCHANGED' | 'DELETED' | 'REFUSED'; position: string | null; findings: Finding[] }

const refused = (item: UpsertItem, findings: Finding[], id: string | null = null): UpsertOutcome => ({ sourceId: item.sourceId, id, result: 'REFUSED', position: null, findings })

/** What is to become of a record beside the row that is there. `standing` is the latest change under its id. */
const decide = ({ item, kind, hash }: ParsedItem, existing: CoreRow | undefined, standing: ChangeRow | undefined): UpsertOutcome['result'] | Finding => {
  if (standing && !standing.deleted && standing.typename !== kind.typename) {
    return finding('TYPE_CHANGED', `此来源编号下已有 ${standing.typename},须先撤回,或换一个来源编号 / this source id is a ${standing.typename} already: delete it first, or use another source id`, 'typename')
  }
  if (item.expectedVersion != null && String(existing?.rowVersion ?? '') !== item.expectedVersion) {
    return finding('CONFLICT', `记录已是版本 ${existing?.rowVersion ?? '无'},不是 ${item.expectedVersion} / has changed since it was read`, 'expectedVersion')
  }
  if (!item.deleted && existing?.status === 'WITHDRAWN' && existing.withdrawReason !== DELETED_AT_SOURCE && item.expectedVersion == null) {
    return finding('WITHDRAWN', '该资源已由管理者撤回,不能由来源恢复;确需恢复请给出 expectedVersion / withdrawn by its managers: its source cannot bring it back without expectedVersion', 'sourceId')
  }
  if (item.deleted) return existing && existing.status !== 'WITHDRAWN' ? 'DELETED' : 'UNCHANGED'
  if (!existing) return 'CREATED'
  return existing.contentHash === hash ? 'UNCHANGED' : 'UPDATED'
}

const DELETED_AT_SOURCE = '来源已删除 / Deleted at the source'

const withdrawnColumns = (existing: CoreRow, now: Date): Record<string, unknown> =>
  ({ ...existing, status: 'WITHDRAWN', withdrawnAt: now, withdrawReason: DELETED_AT_SOURCE, replacedBy: null, contentHash: 'withdrawn', updatedAt: now })

const rowOf = ({ item, id, columns, hash }: ParsedItem, existing: CoreRow | undefined, standing: ChangeRow | undefined, now: Date): Record<string, unknown> & { id: string } => ({
  ...(item.deleted && existing ? withdrawnColumns(existing, now) : {
    ...columns, contentHash: hash, source: item.source, sourceId: item.sourceId, registeredAt: now, updatedAt: now,
    releasedAt: columns.status === 'PUBLISHED' ? now : null, withdrawnAt: null, withdrawReason: null, replacedBy: null,
  }),
  id,
  // Versions of an id go on counting where it comes back as another type.
  rowVersion: (standing?.version ?? 0n) + 1n,
})

const lockAll = async (tx: Executor, byKind: Map<Kind, ParsedItem[]>): Promise<Map<string, CoreRow>> => {
  const all = new Map<string, CoreRow>()
  for (const [kind, some] of byKind) for (const [id, row] of await lockRows(tx, kind, some.map((item) => item.id))) all.set(id, row)
  return all
}

/** One transaction: rows, relations, changes and audit, or none of them. */
const writeBatch = async (tx: Executor, store: Store, items: readonly ParsedItem[], actor: Actor): Promise<UpsertOutcome[]> => {
  const byKind = new Map([...Map.groupBy(items, (item) => item.kind)].sort(([a], [b]) => (a.typename < b.typename ? -1 : 1)))
  const existing = await lockAll(tx, byKind)
  const standing = await changesByIds(tx, store, items.map((item) => item.id))
  const decisions = new Map(items.map((item) => [item.id, decide(item, existing.get(item.id), standing.get(item.id))]))
  const changed = items.filter((item) => ['CREATED', 'UPDATED', 'DELETED'].includes(decisions.get(item.id) as string))
  const now = new Date()
  const versions = new Map<string, bigint>()
  for (const [kind, some] of Map.groupBy(changed, (item) => item.kind)) {
    const rows = some.map((item) => rowOf(item, existing.get(item.id), standing.get(item.id), now))
    for (const [id, version] of await writeRows(tx, kind, rows)) versions.set(id, version)
  }
  await replaceRelations(tx, store, changed.map(({ id, kind, relations }) => ({ id, typename: kind.typename, relations })))
  const xid = await recordChanges(tx, store, changed.filter((item) => item.kind.inFeed).map(({ id, kind, item }) => ({ id, typename: kind.typename, version: versions.get(id) ?? 1n, deleted: item.deleted })))
  await insertRows(tx, store.tables.audit, changed.map((item) => ({
    ...actorColumns(actor), resourceId: item.id, action: String(decisions.get(item.id)), before: recordable(item.kind, existing.get(item.id)), after: item.item.deleted ? null : recordable(item.kind, item.columns),
  })))
  return items.map((item) => {
    const decision = decisions.get(item.id)
    if (typeof decision !== 'string') return refused(item.item, decision ? [decision] : [], item.id)
    const place = decision === 'UNCHANGED' ? standing.get(item.id)?.xid : xid
    return { sourceId: item.item.sourceId, id: item.id, result: decision, position: place ? encodePosition(store.namespace, store.epoch, place) : null, findings: [] }
  })
}

const inTransaction = async (store: Store, items: readonly ParsedItem[], actor: Actor, attempt = 1): Promise<UpsertOutcome[]> => {
  try {
    return await store.database.db.transaction((tx) => writeBatch(tx, store, items, actor))
  } catch (error) {
    const state = sqlState(error) ?? ''
    if (TRANSIENT.has(state) && attempt < RETRIES) return inTransaction(store, items, actor, attempt + 1)
    const violation = constraintFinding(error)
    if (!violation) throw error
    // One record broke a rule of the tables: halving finds it in a few transactions, and the others go in without it.
    if (items.length === 1 && items[0]) return [refused(items[0].item, [violation], items[0].id)]
    const half = Math.ceil(items.length / 2)
    const first = await inTransaction(store, items.slice(0, half), actor)
    return [...first, ...(await inTransaction(store, items.slice(half), actor))]
  }
}

const constraintFinding = (error: unknown): Finding | null => {
  const name = constraintName(error)
  switch (sqlState(error)) {
    case '23505': return finding('NOT_UNIQUE', `与另一条记录的唯一标识相同(${name})/ another record has the same unique identifier`, 'document', name.endsWith('cstr_key') ? 'cstr' : name)
    case '23514': return finding('CHECK_FAILED', `不符合约束 ${name} / breaks a constraint`, 'document')
    case '54000': return finding('FIELD_INVALID', '某个值过长,不能编入索引 / a value is too long to be indexed', 'document', 'details')
    case '22007': case '22008': return finding('FIELD_INVALID', '日期超出可存范围 / a date is out of range', 'document', 'details')
    case '22P05': case '22021': case '22P02': return finding('FIELD_INVALID', '文本含 NUL 或残缺字符 / text holds a NUL or half a character', 'document')
    default: return null
  }
}

const constraintName = (error: unknown): string => {
  for (let at = error; at instanceof Error; at = at.cause) if ('constraint_name' in at) return String(at.constraint_name)
  return '?'
}

/** Items whose id occurs again go into a later transaction, so that the last one wins as in a sequence of single writes. */
const rounds = (items: readonly ParsedItem[]): ParsedItem[][] => {
  const result: ParsedItem[][] = []
  const seen = new Map<string, number>()
  for (const item of items) {
    const round = seen.get(item.id) ?? 0
    seen.set(item.id, round + 1)
    const target = result[round] ?? []
    target.push(item)
    result[round] = target
  }
  return result
}

/**
 * The one way in: import, harvest, push and publication of submissions all use it. An outcome per record, in the order given;
 * records that are refused leave nothing behind. Errors: FORBIDDEN for anybody but services, BAD_INPUT for more than 500.
 */
export const upsertResources = async (store: Store, items: readonly UpsertItem[], actor: Actor): Promise<UpsertOutcome[]> => {
  if (!isService(actor.viewer)) throw domainError('FORBIDDEN', { zh: 'upsertResources 只供内部进程使用', en: 'upsertResources is for services only' })
  if (items.length > MAX_BATCH) throw domainError('BAD_INPUT', { zh: `每批至多 ${MAX_BATCH} 条,实为 ${items.length} 条`, en: `At most ${MAX_BATCH} records a batch, not ${items.length}` })
  const results = items.map((item) => parseUpsert(store, item))
  const written = new Map<ParsedItem, UpsertOutcome>()
  for (const round of rounds(results.flatMap(({ parsed }) => parsed ?? []))) {
    const outcomes = await inTransaction(store, round, actor)
    for (const [at, parsed] of round.entries()) {
      const outcome = outcomes[at]
      if (outcome) written.set(parsed, outcome)
    }
  }
  return results.map(({ parsed, findings }, at) => (parsed && written.get(parsed)) ?? refused(items[at] as UpsertItem, findings ?? []))
}
