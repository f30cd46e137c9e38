import { buildASTSchema, getNamedType, type GraphQLSchema, isEnumType, isInterfaceType, isObjectType, parse, TypeInfo, visit, visitWithTypeInfo } from 'graphql'
import type { Database } from '../../kit/database.ts'
import type { OperationRow } from '../repositories/operations.ts'
import { operationsSince, SAVED_QUERY_CLIENT } from '../repositories/operations.ts'
import { livingQueries } from '../repositories/saved-queries.ts'
import { artifactOf, currentVersion } from '../repositories/graph-versions.ts'

export interface SchemaDeprecation {
  coordinate: string
  reason: string | null
  sunset: string | null
  users: { client: string; clientVersion: string | null; operation: string; calls: number; lastSeenAt: Date }[]
}

const DAYS_30_MS = 30 * 86_400_000
const SUNSET = /\bsunset:\s*(\d{4}-\d{2}-\d{2})\b/i

const deprecatedIn = (schema: GraphQLSchema): Map<string, string | null> => {
  const found = new Map<string, string | null>()
  for (const type of Object.values(schema.getTypeMap())) {
    if (isObjectType(type) || isInterfaceType(type)) {
      for (const field of Object.values(type.getFields())) if (field.deprecationReason != null) found.set(`${type.name}.${field.name}`, field.deprecationReason)
    }
    if (isEnumType(type)) for (const value of type.getValues()) if (value.deprecationReason != null) found.set(`${type.name}.${value.name}`, value.deprecationReason)
  }
  return found
}

/** Coordinates of fields and enum values that a document names. A document that no longer fits the schema uses what it still names of it. */
export const coordinatesOf = (schema: GraphQLSchema, document: string): Set<string> => {
  const used = new Set<string>()
  const info = new TypeInfo(schema)
  visit(parse(document, { noLocation: true }), visitWithTypeInfo(info, {
    Field: () => {
      const [parent, field] = [info.getParentType(), info.getFieldDef()]
      if (parent && field) used.add(`${parent.name}.${field.name}`)
    },
    EnumValue: ({ value }) => {
      const type = getNamedType(info.getInputType())
      if (type) used.add(`${type.name}.${value}`)
    },
  }))
  return used
}

const userOf = ({ client, clientVersion, name, calls, lastSeenAt }: Pick<OperationRow, 'client' | 'clientVersion' | 'name' | 'calls' | 'lastSeenAt'>) => ({ client, clientVersion, operation: name, calls, lastSeenAt })

/** What is deprecated in the current graph, until when, and who asked for it lately. */
export const schemaDeprecations = async ({ db }: Database, now: Date): Promise<SchemaDeprecation[]> => {
  const current = await currentVersion(db)
  const stored = current && (await artifactOf(db, current.version))
  if (!stored) return []
  const schema = buildASTSchema(parse(stored.content.apiSdl, { noLocation: true }), { assumeValid: true })
  const deprecated = deprecatedIn(schema)
  if (deprecated.size === 0) return []
  // Everybody may read this: of saved queries the public ones are named.
  const saved = (await livingQueries(db)).filter(({ visibility }) => visibility === 'PUBLIC')
    .map(({ document, slug, runs, lastRunAt, updatedAt }) => ({ document, client: SAVED_QUERY_CLIENT, clientVersion: null, name: slug, calls: runs, lastSeenAt: lastRunAt ?? updatedAt }))
  const uses = [...(await operationsSince(db, new Date(now.getTime() - DAYS_30_MS))), ...saved].map((row) => ({ row, used: coordinatesOf(schema, row.document) }))
  return [...deprecated].sort(([a], [b]) => (a < b ? -1 : 1)).map(([coordinate, reason]) => ({
    coordinate, reason, sunset: SUNSET.exec(reason ?? '')?.[1] ?? null,
    users: uses.filter(({ used }) => used.has(coordinate)).map(({ row }) => userOf(row)),
  }))
}
