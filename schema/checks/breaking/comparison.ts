import { buildSchema, type GraphQLSchema } from 'graphql'
import type { CheckContext } from '../check-context.ts'
import { breakingChanges, type SchemaChange } from './schema-changes.ts'
import { renamesOf, type Renames } from './rewrite.ts'

/** The API as it is and as it would be. */
export interface Comparison {
  before: GraphQLSchema
  after: GraphQLSchema
  changes: SchemaChange[]
  renames: Renames
}

const made = new WeakMap<CheckContext, Comparison>()

/** Made once for the checks that need it; undefined where there is no version before. */
export const comparisonOf = (context: CheckContext): Comparison | undefined => {
  const { apiSdl } = context.published
  const next = context.composition().artifact?.apiSdl
  if (apiSdl === undefined || next === undefined) return undefined
  const known = made.get(context)
  if (known) return known
  const [before, after] = [buildSchema(apiSdl, { assumeValid: true }), buildSchema(next, { assumeValid: true })]
  const changes = breakingChanges(before, after)
  const comparison = { before, after, changes, renames: renamesOf(before, after, changes) }
  made.set(context, comparison)
  return comparison
}

/** Coordinates of which one is used wherever the change is felt. */
export const touched = ({ kind, coordinate, typename }: SchemaChange): string[] => {
  switch (kind) {
    case 'ARGUMENT_REQUIRED': return [coordinate.replace(/\(.*$/, '')]
    case 'INPUT_FIELD_REQUIRED': return [typename]
    case 'INPUT_FIELD_REMOVED': case 'INPUT_FIELD_TYPE_CHANGED': case 'VALUE_REMOVED': return [coordinate, `${typename}.*`]
    case 'INTERFACE_REMOVED': case 'MEMBER_REMOVED': return []
    default: return [coordinate]
  }
}
