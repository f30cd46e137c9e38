import { getNamedType, getNullableType, type GraphQLFieldResolver, type GraphQLSchema, isListType, isObjectType } from 'graphql'
import { findById, seenRow, type SubgraphContext } from './context.ts'
import { decodeCursor, encodeCursor } from './cursor.ts'
import { type PageArguments, pageRequest, toConnection } from './page.ts'
import { and, type SQL, sql } from 'drizzle-orm'
import { FROM_DETAILS } from '../../schema/document.ts'
import { mayRead, type Protectable } from '../../schema/visibility.ts'
import { whereReadable } from './filter.ts'
import { countLinked, linkedRows, targetsOf } from './repositories/relations.ts'
import { kindOf } from './store.ts'
import type { CoreRow, Kind } from './kind.ts'

/**
 * A typed link over the relations that this subgraph's own resources state.
 * Outgoing (`to`): the field lists the targets, ids of namespace `to`; one that is no list gives the first. Own targets of another type, or that the
 * viewer may not know of, are left out. Incoming (`from`): the field pages through own resources of type `from` that state the relation.
 */
export type Link =
  | { field: `${string}.${string}`; relation: string; to: string }
  | { field: `${string}.${string}`; relation: string; from: string }

type Resolver = GraphQLFieldResolver<{ id: string }, SubgraphContext, PageArguments>

const outgoing = (schema: GraphQLSchema, link: Link & { to: string }): Resolver => async (source, _args, context) => {
  const [parent = '', name = ''] = link.field.split('.')
  const parentType = schema.getType(parent)
  const type = isObjectType(parentType) ? parentType.getFields()[name]?.type : undefined
  if (!type) throw new Error(`no field ${link.field}`)
  const target = getNamedType(type).name
  const { store } = context
  // What special fields imply is read by those who may read the fields.
  const withImplied = mayRead('FULL', source as unknown as Protectable, context.viewer, context.now)
  const ids = await context
    .loader<string, string[]>(`targets ${link.field} ${withImplied}`, async (sources) => {
      const found = await targetsOf(store.database.db, store, link.relation, link.to, sources, withImplied)
      return sources.map((id) => found.get(id) ?? [])
    })
    .load(source.id)
  const targets = store.kinds.has(target) ? await Promise.all(ids.map((id) => findById(context, target, id))) : ids.map((id) => ({ __typename: target, id }))
  const known = targets.filter((item) => item !== null)
  return isListType(getNullableType(type)) ? known : (known[0] ?? null)
}

/** Rows whose statement the viewer may know of: what special fields imply follows the fields. */
const readableLinks = ({ store, viewer }: SubgraphContext, kind: Kind): SQL | undefined => {
  const full = whereReadable(kind, viewer)
  return and(kind.mayReadWhere?.(viewer), full && sql`(${store.tables.relation.statedBy} is distinct from ${FROM_DETAILS} or ${full})`)
}

const incoming = (link: Link & { from: string }): Resolver => async (source, args, context) => {
  const { store } = context
  const { db } = store.database
  const kind = kindOf(store, link.from)
  const request = pageRequest(args)
  const after = request.cursor === null ? null : String(decodeCursor(`${link.field} ${source.id}`, request.cursor)[0])
  const rows = await context
    .loader<string, CoreRow[]>(`linked ${link.field} ${JSON.stringify(request)}`, async (targets) => {
      const found = await linkedRows(db, store, kind, link.relation, targets, { after, backward: request.backward, size: request.size, where: readableLinks(context, kind) })
      return targets.map((id) => found.get(id) ?? [])
    })
    .load(source.id)
  return {
    ...toConnection(rows, request, (row) => encodeCursor(`${link.field} ${source.id}`, [row.id]), (row) => seenRow(context, link.from, row)),
    total: () =>
      context
        .loader<string, number>(`count ${link.field}`, async (targets) => {
          const totals = await countLinked(db, store, kind, link.relation, targets, readableLinks(context, kind))
          return targets.map((id) => totals.get(id) ?? 0)
        })
        .load(source.id),
  }
}

/** Resolvers of the links, by type and field. */
export const linkResolvers = (schema: () => GraphQLSchema, links: readonly Link[]): Record<string, Record<string, Resolver>> => {
  const result: Record<string, Record<string, Resolver>> = {}
  for (const link of links) {
    const [type = '', name = ''] = link.field.split('.')
    const resolver: Resolver = 'to' in link ? (source, args, context, info) => outgoing(schema(), link)(source, args, context, info) : incoming(link)
    result[type] = { ...result[type], [name]: resolver }
  }
  return result
}
