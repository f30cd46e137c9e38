import { type GraphQLScalarType, type GraphQLSchema, isScalarType } from 'graphql'
import { scalars } from './scalars.ts'

/**
 * The schema that a supergraph gives takes anything for its own scalars; a wrong date would only be found by the subgraph, which cannot say of a literal what was
 * wrong with it. Reading them here, validation names value and form before anything is planned. Partners' scalars stay as they are.
 */
export const readScalars = (schema: GraphQLSchema): void => {
  for (const [name, { parseValue, parseLiteral }] of Object.entries<GraphQLScalarType>(scalars)) {
    const type = schema.getType(name)
    if (isScalarType(type)) Object.assign(type, { parseValue, parseLiteral })
  }
}
