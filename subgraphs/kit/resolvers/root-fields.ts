import type { GraphQLFieldResolver } from 'graphql'
import { normaliseCstr } from '../../../schema/cstr.ts'
import { isResourceKind } from '../../../schema/kind.ts'
import { findById, findByKey, seenRow, type SubgraphContext } from '../context.ts'
import { decodeCursor, encodeCursor } from '../cursor.ts'
import { domainError } from '../errors.ts'
import { filterCondition } from '../filter.ts'
import type { Kind } from '../kind.ts'
import { type PageArguments, pageRequest, toConnection } from '../page.ts'
import { countRows, pageOfRows } from '../repositories/kind-rows.ts'
import { sortOrder } from '../sort.ts'

type Resolver<A> = GraphQLFieldResolver<unknown, SubgraphContext, A>
type ListArguments = PageArguments & { filter?: Record<string, unknown> | null; sort: string }

const lookup = (kind: Kind): Resolver<Record<string, string | null | undefined>> => (_source, args, context) => {
  const given = Object.entries(args).filter((entry): entry is [string, string] => typeof entry[1] === 'string')
  const [first, ...rest] = given
  if (!first || rest.length > 0) {
    const names = ['id', ...(isResourceKind(kind) ? ['cstr'] : []), ...kind.keys].join('、')
    throw domainError('BAD_INPUT', { zh: `${kind.singular} 需要且只需要一个参数:${names}`, en: `${kind.singular} takes exactly one of: ${names}` })
  }
  const [key, value] = first
  if (key === 'id') return findById(context, kind.typename, value)
  const form = kind.canonical[key]
  if (form && form.of(value) === null) throw domainError('BAD_INPUT', { zh: `${key} 的值不正确:${value},应为 ${form.expected}`, en: `Not a ${key}: ${value}; expected ${form.expected}` })
  if (key !== 'cstr') return findByKey(context, kind.typename, key, value)
  const cstr = normaliseCstr(value)
  if (!cstr) throw domainError('BAD_INPUT', { zh: `不是 CSTR 标识:${value}`, en: `Not a CSTR: ${value}; expected <agency>.<type>.<local>` })
  return findByKey(context, kind.typename, 'cstr', cstr)
}

const list = (kind: Kind): Resolver<ListArguments> => async (_source, args, context) => {
  const request = pageRequest(args)
  const order = sortOrder(kind, args.sort)
  const listName = `${kind.plural} ${args.sort}`
  const after = request.cursor === null ? null : decodeCursor(listName, request.cursor)
  const where = filterCondition(context.store.schema, kind, args.filter, context.viewer)
  const { db } = context.store.database
  const rows = await pageOfRows(db, kind, {
    where, order, size: request.size, backward: request.backward,
    after: after && { value: order.parse(String(after[0])), id: String(after[1]) },
  })
  return {
    ...toConnection(rows, request, ({ row, key }) => encodeCursor(listName, [key, row.id]), ({ row }) => seenRow(context, kind.typename, row)),
    total: () => countRows(db, kind, where),
  }
}

/** The two root fields of each kind: one thing, and the list. */
export const rootFields = (kinds: readonly Kind[]): Record<string, Resolver<never>> =>
  Object.fromEntries(kinds.flatMap((kind) => [[kind.singular, lookup(kind)], [kind.plural, list(kind)]])) as Record<string, Resolver<never>>

