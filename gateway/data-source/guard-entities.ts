import { GraphQLError, isInterfaceType, isObjectType, type GraphQLFieldResolver, type GraphQLSchema } from 'graphql'

type ResolveReference = (reference: object, context: unknown, info: unknown) => unknown

const guarded = new WeakSet<GraphQLSchema>()

/**
 * @apollo/subgraph resolves references in one synchronous loop. When a later one throws there, the promises of the earlier
 * ones are dropped, and a rejection among them ends the process. So unknown type names are refused before the loop, and
 * reference resolvers that throw are made to reject.
 */
export function guardEntities(schema: GraphQLSchema): GraphQLSchema {
  const field = schema.getQueryType()?.getFields()._entities
  if (!field?.resolve || guarded.has(schema)) return schema
  guarded.add(schema)
  rejectInsteadOfThrowing(schema)
  const resolve: GraphQLFieldResolver<unknown, unknown> = field.resolve
  field.resolve = (source, args, context, info) => {
    refuseUnknownTypes(schema, args.representations as unknown)
    return resolve(source, args, context, info)
  }
  return schema
}

function refuseUnknownTypes(schema: GraphQLSchema, representations: unknown): void {
  if (!Array.isArray(representations)) return
  for (const representation of representations as unknown[]) {
    const name = typeof representation === 'object' && representation !== null ? (representation as { __typename?: unknown }).__typename : undefined
    const type = typeof name === 'string' ? schema.getType(name) : undefined
    if (!isObjectType(type) && !isInterfaceType(type)) {
      throw new GraphQLError(`没有名为 ${String(name)} 的实体类型`, { extensions: { code: 'BAD_INPUT', messageEn: `There is no entity type ${String(name)}` } })
    }
  }
}

function rejectInsteadOfThrowing(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) && !isInterfaceType(type)) continue
    const subgraph = (type.extensions.apollo as { subgraph?: { resolveReference?: ResolveReference } } | undefined)?.subgraph
    const original = subgraph?.resolveReference
    if (!subgraph || !original) continue
    subgraph.resolveReference = (reference, context, info) => {
      try {
        return original(reference, context, info)
      } catch (error) {
        return Promise.reject(error as Error)
      }
    }
  }
}
