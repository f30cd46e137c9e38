import { Kind, type DocumentNode, type GraphQLSchema, type OperationDefinitionNode, type SelectionSetNode } from 'graphql'
import { compileCost, type CostChildren } from './compile-cost.ts'
import { introspectionCost, type IntrospectionCost } from './introspection.ts'
import type { LimitBreach } from './limit-breach.ts'
import type { Limits } from './limits.ts'
import { breachOfPageSize, operationCost, withDefaults } from './operation-cost.ts'

interface Compiled {
  data: CostChildren
  introspection: CostChildren
  introspectsOnly: boolean
}

export interface OperationMeasure {
  /** Which limit an operation goes beyond with these variables. */
  breach(document: DocumentNode, operation: OperationDefinitionNode, variables: Record<string, unknown>): LimitBreach | undefined
  cost(document: DocumentNode, operation: OperationDefinitionNode, variables: Record<string, unknown>): number
  asksForSchema(document: DocumentNode, operation: OperationDefinitionNode): boolean
  /** Nothing but the schema is asked for, so that no subgraph and no plan is needed. */
  introspectsOnly(document: DocumentNode, operation: OperationDefinitionNode): boolean
}

/** Beside data the schema is introspected on the main thread: a type or two. */
const BESIDE_DATA = 0.1

/** The limits that need the schema. Bound to one version; what it learns of a document lives as long as the parsed document. */
export function createOperationMeasure(schema: GraphQLSchema, limits: Limits): OperationMeasure {
  const known = new WeakMap<OperationDefinitionNode, Compiled>()
  const introspection = introspectionCost(schema)
  const compiled = (document: DocumentNode, operation: OperationDefinitionNode): Compiled => {
    const found = known.get(operation) ?? compile(schema, document, operation, introspection)
    known.set(operation, found)
    return found
  }
  return {
    breach(document, operation, given) {
      const { data, introspection: schemaPart, introspectsOnly } = compiled(document, operation)
      const variables = withDefaults(operation, given)
      const page = breachOfPageSize(data, variables, limits)
      if (page) return page
      const cost = operationCost(data, variables)
      if (cost > limits.cost) return { limit: 'cost', allowed: limits.cost, found: Math.ceil(cost) }
      const share = operationCost(schemaPart, variables) / introspection.full
      const allowed = introspectsOnly ? limits.introspections : BESIDE_DATA
      return share > allowed ? { limit: 'introspections', allowed, found: share.toFixed(2) } : undefined
    },
    cost: (document, operation, variables) => operationCost(compiled(document, operation).data, withDefaults(operation, variables)),
    introspectsOnly: (document, operation) => compiled(document, operation).introspectsOnly,
    asksForSchema: (document, operation) => compiled(document, operation).introspection.always.length > 0,
  }
}

function compile(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode, introspection: IntrospectionCost): Compiled {
  const { always, byType } = compileCost({ schema, document, operation, introspectionSize: introspection.size })
  return {
    data: { always: always.filter((node) => !node.meta), byType },
    introspection: { always: always.filter((node) => node.meta), byType: [] },
    introspectsOnly: always.some((node) => node.meta) && onlyMeta(document, operation.selectionSet),
  }
}

/** All root fields begin with two underscores. Fragments here are few and known to have no cycles. */
function onlyMeta(document: DocumentNode, { selections }: SelectionSetNode): boolean {
  return selections.every((selection) => {
    if (selection.kind === Kind.FIELD) return selection.name.value.startsWith('__')
    if (selection.kind === Kind.INLINE_FRAGMENT) return onlyMeta(document, selection.selectionSet)
    const fragment = document.definitions.find((each) => each.kind === Kind.FRAGMENT_DEFINITION && each.name.value === selection.name.value)
    return fragment?.kind === Kind.FRAGMENT_DEFINITION && onlyMeta(document, fragment.selectionSet)
  })
}
