import { buildASTSchema, type DocumentNode, GraphQLError, type GraphQLSchema, parse, validate } from 'graphql'
import { touched } from '../../../schema/checks/breaking/comparison.ts'
import { renamesOf, rewrite } from '../../../schema/checks/breaking/rewrite.ts'
import { breakingChanges, type SchemaChange } from '../../../schema/checks/breaking/schema-changes.ts'
import { usageOf } from '../../../schema/checks/breaking/usage.ts'
import { readScalars } from '../../../schema/read-scalars.ts'
import { operationOf } from '../../../schema/rows/selection-tree.ts'
import type { Parameter } from './content.ts'
import { valueFault } from './parameters.ts'
import { variablesOf } from './variables.ts'

export interface StoredQuery { id: string; version: number; document: string; operationName: string | null; parameters: readonly Parameter[]; broken: boolean }

/** What another version of the graph does to a saved query. Queries that stay as they are have none. */
export type Fate = { id: string; version: number; coordinates: string[] } & (
  | { effect: 'REWRITTEN'; document: string; parameters: readonly Parameter[] }
  | { effect: 'BROKEN'; fault: string }
  /** It could not run before and can again. */
  | { effect: 'HEALED' }
)

const MOST_COORDINATES = 20

const schemaOf = (sdl: string): GraphQLSchema => {
  const schema = buildASTSchema(parse(sdl, { noLocation: true }), { assumeValid: true })
  readScalars(schema)
  return schema
}

const parsed = (document: string): DocumentNode | null => {
  try {
    return parse(document)
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error
    return null
  }
}

/** Parameters with the types that their variables have now, and the first default that does not fit any more. */
const parametersIn = (schema: GraphQLSchema, document: DocumentNode, { operationName, parameters }: StoredQuery): { parameters: Parameter[]; fault: string | null } => {
  const operation = operationOf(document, operationName)
  const variables = new Map((operation ? variablesOf(schema, document, operation) : []).map((variable) => [variable.name, variable]))
  let fault: string | null = null
  const next = parameters.map((parameter) => {
    const variable = variables.get(parameter.name)
    if (variable && parameter.default !== null) fault ??= valueFault(parameter.default, variable.type)
    return variable ? { ...parameter, type: variable.typeText } : parameter
  })
  return { parameters: next, fault }
}

/** Why it cannot run; null where it can. */
const faultIn = (schema: GraphQLSchema, document: DocumentNode | null, query: StoredQuery): string | null =>
  document === null ? 'it does not parse' : validate(schema, document, undefined, { maxErrors: 1 })[0]?.message ?? parametersIn(schema, document, query).fault

const coordinatesOf = (before: GraphQLSchema, document: DocumentNode, changes: readonly SchemaChange[]): string[] => {
  const used = usageOf(before, document)
  return changes.filter((change) => touched(change).some((coordinate) => used.has(coordinate))).map(({ coordinate }) => coordinate).slice(0, MOST_COORDINATES)
}

/** What becomes of saved queries when one API takes the place of another. Validates each twice: for the worker thread. */
export const queryFates = (beforeSdl: string, afterSdl: string, queries: readonly StoredQuery[]): Fate[] => {
  if (beforeSdl === afterSdl || queries.length === 0) return []
  const [before, after] = [schemaOf(beforeSdl), schemaOf(afterSdl)]
  const changes = breakingChanges(before, after)
  const renames = renamesOf(before, after, changes)
  const looked = changes.length === 0 ? queries.filter(({ broken }) => broken) : queries
  return looked.flatMap((query): Fate[] => {
    const { id, version } = query
    const document = parsed(query.document)
    const fault = faultIn(after, document, query)
    if (query.broken) return fault === null ? [{ id, version, effect: 'HEALED', coordinates: [] }] : []
    if (fault === null || document === null) return []
    const coordinates = coordinatesOf(before, document, changes)
    const rewritten = rewrite(before, after, document, renames)
    const next = rewritten === undefined ? null : parametersIn(after, parse(rewritten), query)
    if (rewritten === undefined || !next || next.fault !== null) return [{ id, version, effect: 'BROKEN', coordinates, fault: next?.fault ?? fault }]
    return [{ id, version, effect: 'REWRITTEN', coordinates, document: rewritten, parameters: next.parameters }]
  })
}
