import { type GraphQLFieldResolver, type GraphQLSchema, isInterfaceType, isObjectType, isUnionType } from 'graphql'
import { domainError } from './errors.ts'

type Reference = Record<string, unknown> & { __typename: string }
type ResolveReference = (reference: Reference, context: unknown, info: unknown) => unknown

const resolveReferenceOf = (schema: GraphQLSchema, typename: string): ResolveReference | undefined => {
  const type = schema.getType(typename)
  if (!isObjectType(type) && !isInterfaceType(type)) return undefined
  const extensions = type.extensions as { apollo?: { subgraph?: { resolveReference?: ResolveReference } } }
  const entities = schema.getType('_Entity')
  // Another owner's type to which this subgraph only adds fields needs nothing but its key.
  const isContributed = isObjectType(type) && isUnionType(entities) && entities.getTypes().includes(type)
  return extensions.apollo?.subgraph?.resolveReference ?? (isContributed ? (reference) => reference : undefined)
}

const guarded = new WeakSet<GraphQLSchema>()

const settle = async (work: () => unknown, typename: string): Promise<unknown> => {
  try {
    const value = await work()
    // A reference to an interface is answered by one of its types, which names itself.
    return value !== null && typeof value === 'object' && !('__typename' in value) ? { ...value, __typename: typename } : value
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}

/**
 * Replaces the library's `_entities`: there, one rejecting reference followed by an unknown `__typename` ends the process through an
 * unhandled rejection. Here unknown names are refused before anything starts, and each reference settles to a value or to an error of its own.
 */
export const guardEntities = (schema: GraphQLSchema): GraphQLSchema => {
  const field = schema.getQueryType()?.getFields()._entities
  if (!field || guarded.has(schema)) return schema
  guarded.add(schema)
  const resolve: GraphQLFieldResolver<unknown, unknown, { representations: Reference[] }> = (_source, { representations }, context, info) => {
    const unknown = representations.find((reference) => typeof reference?.__typename !== 'string' || !resolveReferenceOf(schema, reference.__typename))
    if (unknown) throw domainError('BAD_INPUT', { zh: `没有名为 ${String(unknown?.__typename)} 的实体类型`, en: `There is no entity type ${String(unknown?.__typename)}` })
    return representations.map((reference) => settle(() => resolveReferenceOf(schema, reference.__typename)?.(reference, context, info), reference.__typename))
  }
  field.resolve = resolve
  return schema
}
