import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { pgSchema, type PgSchema, type PgTable } from 'drizzle-orm/pg-core'
import { type DocumentNode, type GraphQLSchema, Kind, parse } from 'graphql'
import { isResourceKind } from '../../schema/kind.ts'
import { ownSdl } from '../../schema/own-sdl.ts'
import { scalars } from '../../schema/scalars.ts'
import type { ResourceTypeEntry } from '../../schema/supergraph.ts'
import type { SubgraphContext } from './context.ts'
import { guardEntities } from './entities.ts'
import { unansweredFilters } from './filter.ts'
import type { Kind as ResourceKind } from './kind.ts'
import { type Link, linkResolvers } from './links.ts'
import { partnerSdl } from './partner/partner-sdl.ts'
import { entityResolvers, kindResolvers } from './resolvers/kind-resolvers.ts'
import { type KitTables, kitTables } from './tables/kit-tables.ts'

export type Resolvers = Record<string, Record<string, (source: never, args: never, context: SubgraphContext) => unknown>>

/** The PostgreSQL schema of a namespace; its tables are declared in it. */
export const schemaOf = (namespace: string): PgSchema => pgSchema(namespace.replaceAll('-', '_'))

export interface SubgraphParts {
  /** Registered namespace: prefix of its ids, name in the supergraph. */
  namespace: string
  /** Folder of the subgraph: holds `schema.graphql` and `migrations/`. */
  folder: string
  postgres: PgSchema
  kinds: readonly ResourceKind[]
  links?: readonly Link[]
  /** What neither column nor link answers. */
  resolvers?: Resolvers
  /** How it is part of the graph. A partner's declares its types by their key and their own fields, and the feed: core fields and lists are the catalogue's, and nobody writes through the graph. */
  joins?: 'OWN' | 'PARTNER'
}

export interface SubgraphDefinition {
  namespace: string
  schemaName: string
  migrations: string
  sdl: string
  schema: GraphQLSchema
  kinds: readonly ResourceKind[]
  tables: KitTables
  /** Everything drizzle has to know to derive migrations. */
  declared: Record<string, PgSchema | PgTable>
  resourceTypes: ResourceTypeEntry[]
}

const merged = (...parts: Record<string, Record<string, unknown>>[]): Record<string, Record<string, unknown>> => {
  const result: Record<string, Record<string, unknown>> = {}
  for (const part of parts) for (const [type, fields] of Object.entries(part)) result[type] = { ...result[type], ...fields }
  return result
}

/** Implementations of the scalars that an SDL declares; a partner's declares those of the core that it uses. */
const scalarsOf = ({ definitions }: DocumentNode): Record<string, unknown> => {
  const declared = new Set(definitions.flatMap((node) => (node.kind === Kind.SCALAR_TYPE_DEFINITION ? [node.name.value] : [])))
  return Object.fromEntries(Object.entries(scalars).filter(([name]) => declared.has(name)))
}

/** The endpoint names its SDL word for word as it is submitted, not as a library prints it. */
const serviceSays = (schema: GraphQLSchema, sdl: string): void => {
  const field = schema.getQueryType()?.getFields()._service
  if (field) field.resolve = () => ({ sdl })
}

/**
 * A subgraph of the kit from its parts. Everything that can be wrong with it without a database is found here:
 * a type without SDL, a special filter without a column, a special field under the name of a core field.
 */
export const defineSubgraph = ({ namespace, folder, postgres, kinds, links = [], resolvers = {}, joins = 'OWN' }: SubgraphParts): SubgraphDefinition => {
  const isPartner = joins === 'PARTNER'
  const sdl = (isPartner ? partnerSdl : ownSdl)(readFileSync(join(folder, 'schema.graphql'), 'utf8'), kinds)
  let schema: GraphQLSchema | undefined
  const built = (): GraphQLSchema => {
    if (!schema) throw new Error('the schema is not built yet')
    return schema
  }
  const all = merged((isPartner ? entityResolvers : kindResolvers)(kinds, built), linkResolvers(built, links), resolvers)
  const document = parse(sdl)
  schema = buildSubgraphSchema({ typeDefs: document, resolvers: { ...all, ...scalarsOf(document) } as never })
  guardEntities(schema)
  if (isPartner) serviceSays(schema, sdl)
  for (const kind of kinds) {
    const [unanswered] = unansweredFilters(schema, kind)
    if (unanswered) throw new Error(`${kind.typename}Filter.${unanswered} has no column of that name in ${namespace}`)
  }
  const tables = kitTables(postgres)
  return {
    namespace,
    schemaName: namespace.replaceAll('-', '_'),
    migrations: join(folder, 'migrations'),
    sdl,
    schema,
    kinds,
    tables,
    declared: { postgres, ...tables, ...Object.fromEntries(kinds.map((kind) => [`kind_${kind.typename}`, kind.table as PgTable])) },
    resourceTypes: kinds.filter(isResourceKind).flatMap((kind) =>
      kind.resourceTypes.map(({ code, label, labelEn, category }) => ({ code, typename: kind.typename, namespace, label, labelEn, category })),
    ),
  }
}
