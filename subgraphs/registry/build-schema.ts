import { readdirSync, readFileSync } from 'node:fs'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { type GraphQLSchema, parse } from 'graphql'
import { plainSdl } from '../../schema/own-sdl.ts'
import { scalars } from '../../schema/scalars.ts'
import { guardEntities } from '../kit/entities.ts'
import { Export } from './resolvers/Export.ts'
import { FrozenComparison, FrozenResult } from './resolvers/FrozenResult.ts'
import { GraphVersion } from './resolvers/GraphVersion.ts'
import { Mutation } from './resolvers/Mutation.ts'
import { Partner, SubgraphSubmission } from './resolvers/Partner.ts'
import { Query } from './resolvers/Query.ts'
import { SavedQueryConnection } from './resolvers/saved-queries.ts'
import { SavedQuery, SavedQueryUsage, User } from './resolvers/SavedQuery.ts'
import { Alert } from './resolvers/Alert.ts'
import { QueryRun } from './resolvers/QueryRun.ts'
import { Schedule } from './resolvers/Schedule.ts'
import { SchemaCheck } from './resolvers/SchemaCheck.ts'

const read = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8')
/** `schema.graphql` is of the graph itself; each file of `schema/` adds one subject to it. */
const written = (): string => ['schema.graphql', ...readdirSync(new URL('schema', import.meta.url)).filter((name) => name.endsWith('.graphql')).sort().map((name) => `schema/${name}`)].map(read).join('\n')

/** The registry's SDL with the core types that it may use. */
export const registrySdl = (): string => plainSdl(written())

export const buildRegistrySchema = (): GraphQLSchema => {
  const schema = buildSubgraphSchema({ typeDefs: parse(registrySdl()), resolvers: { ...scalars, Query, Mutation, Partner, SubgraphSubmission, SchemaCheck, GraphVersion, SavedQuery, SavedQueryUsage, SavedQueryConnection, User, Export, FrozenResult, FrozenComparison, Schedule, QueryRun, Alert } as never })
  guardEntities(schema)
  return schema
}
