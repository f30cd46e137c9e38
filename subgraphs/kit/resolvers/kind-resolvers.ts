import { getNamedType, getNullableType, type GraphQLSchema, isListType, isObjectType } from 'graphql'
import { isResourceKind } from '../../../schema/kind.ts'
import { findById, findByKey, type SubgraphContext } from '../context.ts'
import type { Kind } from '../kind.ts'
import { upsertResources } from '../services/upsert-resources.ts'
import type { UpsertItem } from '../services/parse-upsert.ts'
import { fieldOfColumn, specialColumns } from '../special-columns.ts'
import { withdrawResource, type WithdrawInput } from '../services/withdraw-resource.ts'
import { resourceChanges } from './feed.ts'
import { rootFields } from './root-fields.ts'

type Source = Record<string, unknown>
type Resolver = (source: Source, args: never, context: SubgraphContext) => unknown
type TypeResolvers = Record<string, Record<string, Resolver>>

const resolveReference = (kind: Kind) => (reference: Source, context: SubgraphContext): unknown => {
  if (typeof reference.id === 'string') return findById(context, kind.typename, reference.id)
  const key = kind.keys.find((name) => typeof reference[name] === 'string')
  return key ? findByKey(context, kind.typename, key, String(reference[key])) : null
}

const asReference = (typename: string, value: unknown, context: SubgraphContext): unknown => {
  const id = typeof value === 'string' ? value : (value as { id?: string } | null | undefined)?.id
  if (!id) return null
  return context.store.kinds.has(typename) ? findById(context, typename, id) : { __typename: typename, id }
}

/** A special field whose type is an entity keeps the id only: own kinds are loaded, others' are referred to. */
const referenceResolvers = (kind: Kind, schema: () => GraphQLSchema): Record<string, Resolver> => {
  const type = () => schema().getType(kind.typename)
  const resolvers: Record<string, Resolver> = {}
  for (const name of specialColumns(kind).map((column) => fieldOfColumn(kind, column))) {
    resolvers[name] = (source, _args, context) => {
      const value = source[name]
      if (value === null || value === undefined) return value
      const parent = type()
      const fieldType = isObjectType(parent) ? parent.getFields()[name]?.type : undefined
      if (!fieldType) return value
      const target = getNamedType(fieldType).name
      if (!context.store.entities.has(target)) return value
      return isListType(getNullableType(fieldType)) ? (value as unknown[]).map((item) => asReference(target, item, context)) : asReference(target, value, context)
    }
  }
  return resolvers
}

const withdrawal = (kind: Kind) => ({
  [`withdraw${kind.typename}`]: async (_source: Source, { input }: { input: WithdrawInput }, context: SubgraphContext) => {
    const answer = await withdrawResource(context.store, kind, input, context)
    return { ...answer, [kind.singular]: answer.id ? await findById(context, kind.typename, answer.id) : null }
  },
})

/** What the kit answers for kinds wherever they stand, a partner's included: entities by key, references, the feed. */
export const entityResolvers = (kinds: readonly Kind[], schema: () => GraphQLSchema): TypeResolvers => {
  if (kinds.length === 0) return {}
  const ofKinds = kinds.map((kind) => [kind.typename, { __resolveReference: resolveReference(kind), ...referenceResolvers(kind, schema) }])
  return { Query: { resourceChanges }, ...Object.fromEntries(ofKinds) } as TypeResolvers
}

/** All that the kit answers for a subgraph's kinds: lookups, lists, references, the feed, the way in and withdrawal. */
export const kindResolvers = (kinds: readonly Kind[], schema: () => GraphQLSchema): TypeResolvers => {
  if (kinds.length === 0) return {}
  const entities = entityResolvers(kinds, schema)
  const resolvers: Record<string, Record<string, unknown>> = {
    ...entities,
    Query: { ...rootFields(kinds), ...entities.Query },
    Mutation: {
      upsertResources: (_source: Source, { input }: { input: UpsertItem[] }, context: SubgraphContext) => upsertResources(context.store, input, context),
      ...Object.assign({}, ...kinds.filter(isResourceKind).map(withdrawal)),
    },
  }
  for (const kind of kinds) resolvers[`${kind.typename}Connection`] = { total: (connection: { total: () => Promise<number> }) => connection.total() }
  return resolvers as TypeResolvers
}
