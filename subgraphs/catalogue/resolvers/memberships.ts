import { decodeCursor, encodeCursor } from '../../kit/cursor.ts'
import { type PageArguments, pageRequest, toConnection } from '../../kit/page.ts'
import { type CatalogueContext, findResource } from '../context.ts'
import { memberCounts, memberIds } from '../repositories/read-model.ts'
import type { MembershipRole } from '../tables/derived.ts'

/** The resources that belong to an entity: a Relay connection in order of id. */
export const membersOf = (role: MembershipRole) => async ({ id }: { id: string }, args: PageArguments, context: CatalogueContext) => {
  const list = `members ${role} ${id}`
  const { db } = context.runtime.database
  const request = pageRequest(args)
  const after = request.cursor === null ? null : String(decodeCursor(list, request.cursor)[0])
  const ids = await context
    .loader<string, string[]>(`members ${role} ${JSON.stringify(request)}`, async (entities) => {
      const found = await memberIds(db, role, entities, { after, backward: request.backward, size: request.size })
      return entities.map((item) => found.get(item) ?? [])
    })
    .load(id)
  return {
    ...toConnection(ids, request, (item) => encodeCursor(list, [item]), (item) => findResource(context, item)),
    total: () =>
      context
        .loader<string, number>(`member count ${role}`, async (entities) => {
          const totals = await memberCounts(db, role, entities)
          return entities.map((item) => totals.get(item) ?? 0)
        })
        .load(id),
  }
}

/** What became of a submission item: the resource whose provenance names it. */
export const publishedResource = async ({ id }: { id: string }, _args: unknown, context: CatalogueContext) => {
  const [found] = await context
    .loader<string, string[]>('published', async (items) => {
      const members = await memberIds(context.runtime.database.db, 'SUBMISSION_ITEM', items, { after: null, backward: false, size: 1 })
      return items.map((item) => members.get(item) ?? [])
    })
    .load(id)
  return found ? findResource(context, found) : null
}
