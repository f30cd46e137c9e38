import { readFileSync } from 'node:fs'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { type GraphQLSchema, parse } from 'graphql'
import { plainSdl } from '../../schema/own-sdl.ts'
import { scalars } from '../../schema/scalars.ts'
import { guardEntities } from '../kit/entities.ts'
import { Mutation } from './resolvers/Mutation.ts'
import { Query } from './resolvers/Query.ts'
import { Session } from './resolvers/Session.ts'
import { RoleGrant, User } from './resolvers/User.ts'

/** The SDL of the accounts with the core types that it may use. */
export const accountsSdl = (): string => plainSdl(readFileSync(new URL('schema.graphql', import.meta.url), 'utf8'))

export const buildAccountsSchema = (): GraphQLSchema => {
  const schema = buildSubgraphSchema({ typeDefs: parse(accountsSdl()), resolvers: { ...scalars, Query, Mutation, User, RoleGrant, Session } as never })
  guardEntities(schema)
  return schema
}
