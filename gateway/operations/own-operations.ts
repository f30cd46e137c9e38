import { getIntrospectionQuery } from 'graphql'
import { readyQueries } from '../explorer/ready-queries.ts'
import { operationHash } from '../../schema/operation-hash.ts'
import { pageOperations } from './page-operations.ts'

/** How GraphiQL asks for the schema: with everything, then without what an older server would not know. */
const INTROSPECTIONS = [
  getIntrospectionQuery(), getIntrospectionQuery({ schemaDescription: true, inputValueDeprecation: true }),
  getIntrospectionQuery({ schemaDescription: true, inputValueDeprecation: true, specifiedByUrl: true, directiveIsRepeatable: true }),
]

/** What our own explorer and pages ask, each under its normalised hash: they go on working where only registered operations run. */
export function ownOperations(): ReadonlyMap<string, string> {
  const documents = [...readyQueries.map(({ document }) => document), ...INTROSPECTIONS, ...pageOperations().map(({ text }) => text)]
  return new Map(documents.map((document) => [operationHash(document), document]))
}
