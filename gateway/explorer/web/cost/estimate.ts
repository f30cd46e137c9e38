import { type GraphQLSchema, type OperationDefinitionNode, validate } from 'graphql'
import { compileCost } from '../../../../schema/limits/compile-cost.ts'
import { type CostShare, costShares } from '../../../../schema/limits/cost-shares.ts'
import { breachOfDocument } from '../../../../schema/limits/breach-of-document.ts'
import type { LimitBreach } from '../../../../schema/limits/limit-breach.ts'
import type { Limits } from '../../../../schema/limits/limits.ts'
import { breachOfPageSize, operationCost, withDefaults } from '../../../../schema/limits/operation-cost.ts'
import { readDocument } from '../read-document.ts'

/** What the graph would say of a query before it runs it. */
export interface Estimate {
  cost: number
  /** Dearest first. */
  shares: CostShare[]
  breach: LimitBreach | undefined
  operation: OperationDefinitionNode
}

export interface EstimateInput {
  schema: GraphQLSchema
  source: string
  variables: Record<string, unknown>
  operationName?: string
  limits: Limits
}

/** The gateway's own estimate; undefined while the text is no valid query. Introspection has limits of its own and is not estimated. */
export const estimate = ({ schema, source, variables, operationName, limits }: EstimateInput): Estimate | undefined => {
  const ofDocument = breachOfDocument(source, limits).breach
  const read = readDocument(source)
  if (read.state !== 'read' || (!ofDocument && validate(schema, read.document).length > 0)) return undefined
  const operation = read.operations.find(({ name }) => name?.value === operationName) ?? read.operations[0]
  if (!operation) return undefined
  if (ofDocument) return { cost: Number.NaN, shares: [], breach: ofDocument, operation }
  const { always, byType } = compileCost({ schema, document: read.document, operation })
  const children = { always: always.filter(({ meta }) => !meta), byType }
  const values = withDefaults(operation, variables)
  const cost = Math.ceil(operationCost(children, values))
  const breach = breachOfPageSize(children, values, limits) ?? (cost > limits.cost ? { limit: 'cost', allowed: limits.cost, found: cost } : undefined)
  return { cost, shares: costShares(children, values), breach, operation }
}
