import { isService } from '../../../schema/viewer.ts'
import type { SubgraphContext } from '../context.ts'
import type { Executor } from '../database.ts'
import { documentOf } from '../documents/row-document.ts'
import { domainError } from '../errors.ts'
import { decodePlace, encodePlace } from '../feed-cursor.ts'
import type { CoreRow } from '../kind.ts'
import { changesAfter, isBeyond } from '../repositories/changes.ts'
import { rowsByIds } from '../repositories/kind-rows.ts'
import { relationsOf } from '../repositories/relations.ts'
import { kindOf, type Store } from '../store.ts'

const MAX_CHANGES = 1_000

const rowsOfChanges = async (db: Executor, store: Store, changes: readonly { id: string; typename: string }[]): Promise<Map<string, CoreRow>> => {
  const byType = Map.groupBy(changes, (change) => change.typename)
  const found = await Promise.all([...byType].map(([typename, some]) => rowsByIds(db, kindOf(store, typename), some.map((change) => change.id))))
  return new Map(found.flatMap((rows) => [...rows]))
}

/** A page of the change feed, from one snapshot, so that each document is that of its version. Only for processes of ours and the follower. */
export const resourceChanges = async (_source: unknown, { after, first }: { after?: string | null; first: number }, context: SubgraphContext) => {
  if (!isService(context.viewer)) throw domainError('FORBIDDEN', { zh: '变更流只供内部进程读取', en: 'The change feed is for services only' })
  if (first < 1 || first > MAX_CHANGES) throw domainError('BAD_INPUT', { zh: `first 应为 1–${MAX_CHANGES}`, en: `first is 1 to ${MAX_CHANGES}` })
  const { store } = context
  const place = after ? decodePlace(after, store.epoch) : null
  return store.database.db.transaction(
    async (tx) => {
      if (place && (await isBeyond(tx, place.xid))) throw domainError('RESYNC')
      const changes = await changesAfter(tx, store, place, first)
      const page = changes.slice(0, first)
      const rows = await rowsOfChanges(tx, store, page)
      const relations = await relationsOf(tx, store, page.filter((change) => !change.deleted).map((change) => change.id))
      const last = page.at(-1)
      return {
        changes: page.map(({ id, typename, version, deleted }) => {
          const row = rows.get(id)
          if (!row) throw new Error(`change ${id} has no row`)
          return { id, typename, version: String(version), deleted, document: documentOf(kindOf(store, typename), row, relations.get(id) ?? []) }
        }),
        cursor: last ? encodePlace({ epoch: store.epoch, xid: last.xid, id: last.id }) : (after ?? encodePlace({ epoch: store.epoch, xid: '0', id: '' })),
        more: changes.length > first,
      }
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  )
}
