import { type GraphQLSchema, isUnionType } from 'graphql'

/** Entities without a resolvable key are no members of `_Entity`; these are the ones of the core that documents refer to. */
const CORE_ENTITIES = ['Organization', 'Platform', 'Project']

/** Names of the types that have a key: documents refer to them by id. */
export const entityTypes = (schema: GraphQLSchema): ReadonlySet<string> => {
  const union = schema.getType('_Entity')
  const referred = Object.values(schema.getTypeMap()).filter((type) => type.astNode && 'directives' in type.astNode && type.astNode.directives?.some((directive) => directive.name.value === 'key'))
  return new Set([...CORE_ENTITIES, ...(isUnionType(union) ? union.getTypes().map((type) => type.name) : []), ...referred.map((type) => type.name)])
}
