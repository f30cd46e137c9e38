import { eq } from 'drizzle-orm'
import { isVisible, type Protectable } from '../../../schema/visibility.ts'
import { hasRole, isService, type Viewer } from '../../../schema/viewer.ts'
import { domainError } from '../errors.ts'
import { encodePosition } from '../feed-cursor.ts'
import type { CoreRow, Kind } from '../kind.ts'
import { recordChanges } from '../repositories/changes.ts'
import { replaceRelations } from '../repositories/relations.ts'
import { lockRows, writeRows } from '../repositories/write-rows.ts'
import { namespaceOf } from '../../../schema/resource-id.ts'
import type { Store } from '../store.ts'
import { type Actor, actorColumns } from './actor.ts'
import { recordable } from './recordable.ts'

export interface WithdrawInput { id: string; reason: string; replacedBy?: string | null; expectedVersion?: string | null; clientMutationId?: string | null }
export interface UserError { code: string; message: string; path: string[] }
export interface WithdrawAnswer { id: string | null; position: string | null; errors: UserError[] }

const REASON_LENGTH = { least: 2, most: 500 }

const mayWithdraw = (viewer: Viewer, row: CoreRow): boolean =>
  isService(viewer) || hasRole(viewer, 'CENTER') || (row.platform?.id !== undefined && hasRole(viewer, 'PLATFORM_MANAGER', `platform:${row.platform.id}`))

const userError = (code: string, message: string, ...path: string[]): WithdrawAnswer => ({ id: null, position: null, errors: [{ code, message, path }] })

const checkInput = ({ reason, replacedBy, id }: WithdrawInput): WithdrawAnswer | null => {
  if (reason.trim().length < REASON_LENGTH.least || reason.length > REASON_LENGTH.most) return userError('REASON_LENGTH', `理由应为 ${REASON_LENGTH.least}–${REASON_LENGTH.most} 个字符`, 'input', 'reason')
  if (replacedBy && (namespaceOf(replacedBy) === null || replacedBy === id)) return userError('REPLACEMENT_INVALID', '替代资源应为另一资源的编号', 'input', 'replacedBy')
  return null
}

/**
 * Withdraws a resource: its text goes, its identifiers and a tombstone stay, and the feed says deleted.
 * Signed-in managers of its platform and the Center may; FORBIDDEN otherwise. A repeated `clientMutationId` gives the first answer again.
 */
export const withdrawResource = async (store: Store, kind: Kind, input: WithdrawInput, actor: Actor): Promise<WithdrawAnswer> => {
  const refusal = checkInput(input)
  if (refusal) return refusal
  const { receipt, audit } = store.tables
  const receiptKey = input.clientMutationId ? JSON.stringify([actor.viewer.id ?? null, `withdraw${kind.typename}`, input.clientMutationId]) : null
  return store.database.db.transaction(async (tx) => {
    if (receiptKey) {
      const [known] = await tx.select().from(receipt).where(eq(receipt.key, receiptKey))
      if (known) return known.answer as WithdrawAnswer
    }
    const row = (await lockRows(tx, kind, [input.id])).get(input.id)
    // A retry that waited for the first one's lock finds its answer now.
    const [meanwhile] = receiptKey ? await tx.select().from(receipt).where(eq(receipt.key, receiptKey)) : []
    if (meanwhile) return meanwhile.answer as WithdrawAnswer
    if (!row || !isVisible(row as Protectable, actor.viewer)) return userError('NOT_FOUND', `没有编号为 ${input.id} 的${kind.label}`, 'input', 'id')
    if (!mayWithdraw(actor.viewer, row)) throw domainError('FORBIDDEN', { zh: '只有所属平台的管理者与中心可以撤回资源', en: 'Only the managers of its platform and the Center may withdraw a resource' })
    if (row.status === 'WITHDRAWN') return userError('ALREADY_WITHDRAWN', '该资源已经撤回', 'input', 'id')
    if (input.expectedVersion != null && String(row.rowVersion) !== input.expectedVersion) return userError('CONFLICT', `记录已是版本 ${row.rowVersion}`, 'input', 'expectedVersion')
    const now = new Date()
    const versions = await writeRows(tx, kind, [{ ...row, status: 'WITHDRAWN', withdrawnAt: now, withdrawReason: input.reason.trim(), replacedBy: input.replacedBy ?? null, contentHash: 'withdrawn', updatedAt: now }])
    await replaceRelations(tx, store, [{ id: row.id, typename: kind.typename, relations: [] }])
    const xid = await recordChanges(tx, store, kind.inFeed ? [{ id: row.id, typename: kind.typename, version: versions.get(row.id) ?? 1n, deleted: true }] : [])
    await tx.insert(audit).values({ ...actorColumns(actor), resourceId: row.id, action: 'WITHDRAWN', before: recordable(kind, row), after: { reason: input.reason.trim(), replacedBy: input.replacedBy ?? null } })
    const answer: WithdrawAnswer = { id: row.id, position: encodePosition(store.namespace, store.epoch, xid), errors: [] }
    if (receiptKey) await tx.insert(receipt).values({ key: receiptKey, answer })
    return answer
  })
}
