import { buildASTSchema, type GraphQLSchema, parse } from 'graphql'
import type { Limits } from '../../../schema/limits/limits.ts'
import { createOperationMeasure, type OperationMeasure } from '../../../schema/limits/operation-measure.ts'
import { readScalars } from '../../../schema/read-scalars.ts'

/** The public graph of one version as queries are checked against it: as the gateway itself reads them. */
export interface Api {
  version: string
  schema: GraphQLSchema
  limits: Limits
  measure: OperationMeasure
}

export const apiOf = (version: string, apiSdl: string, limits: Limits): Api => {
  const schema = buildASTSchema(parse(apiSdl, { noLocation: true }), { assumeValid: true })
  readScalars(schema)
  return { version, schema, limits, measure: createOperationMeasure(schema, limits) }
}
