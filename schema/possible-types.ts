import { type GraphQLSchema, isAbstractType } from 'graphql'

/** `{ possibleTypes: { Resource: ["Achievement", …] } }`: what a normalising client cache such as Apollo Client's has to know of interfaces and unions. */
export interface PossibleTypes { possibleTypes: Record<string, string[]> }

/** Types that a partner adds later are not in it: ask it again, or of each version under its own address. */
export const possibleTypesOf = (schema: GraphQLSchema): PossibleTypes => ({
  possibleTypes: Object.fromEntries(
    Object.values(schema.getTypeMap())
      .filter(isAbstractType)
      .map((type) => [type.name, schema.getPossibleTypes(type).map(({ name }) => name).sort()] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  ),
})
