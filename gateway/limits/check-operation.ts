import type { DocumentNode, GraphQLError, GraphQLSchema, OperationDefinitionNode } from 'graphql'
import type { Limits } from '../../schema/limits/limits.ts'
import { createOperationMeasure, type OperationMeasure } from '../../schema/limits/operation-measure.ts'
import { limitError } from './limit-error.ts'

export interface OperationCheck extends Omit<OperationMeasure, 'breach'> {
  /** Refuses an operation that costs too much with these variables, before any subgraph hears of it. */
  refuse(document: DocumentNode, operation: OperationDefinitionNode, variables: Record<string, unknown>): GraphQLError | undefined
}

/** The limits that need the schema, as the gateway refuses what goes beyond them. Bound to one version. */
export function createOperationCheck(schema: GraphQLSchema, limits: Limits): OperationCheck {
  const { breach, ...measure } = createOperationMeasure(schema, limits)
  return {
    ...measure,
    refuse(document, operation, variables) {
      const found = breach(document, operation, variables)
      return found && limitError(found)
    },
  }
}
