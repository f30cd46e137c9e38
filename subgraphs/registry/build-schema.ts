import { readFileSync } from 'node:fs'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { type GraphQLSchema, parse } from 'graphql'
import { plainSdl } from '../../schema/own-sdl.ts'
import { scalars } from '../../schema/scalars.ts'
import { guardEntities } from '../kit/entities.ts'
import { GraphVersion } from './resolvers/GraphVersion.ts'
import { Mutation } from './resolvers/Mutation.ts'
import { Partner, SubgraphSubmission } from './resolvers/Partner.ts'
import { Query } from './resolvers/Query.ts'
import { SchemaCheck } from './resolvers/SchemaCheck.ts'

/** The registry's SDL with the core types that it may use. */
export const registrySdl = (): string => plainSdl(readFileSync(new URL('schema.graphql', import.meta.url), 'utf8'))

export const buildRegistrySchema = (): GraphQLSchema => {
  const schema = buildSubgraphSchema({ typeDefs: parse(registrySdl()), resolvers: { ...scalars, Query, Mutation, Partner, SubgraphSubmission, SchemaCheck, GraphVersion } as never })
  guardEntities(schema)
  return schema
}
