import type { OperationDefinitionNode } from 'graphql'
import type { CostChildren, CostNode } from './compile-cost.ts'
import { sizeWith, valueOf } from './field-size.ts'
import type { LimitBreach } from './limit-breach.ts'
import type { Limits } from './limits.ts'

/** Estimated objects of the answer, given the variables of the request. Never less than one page of anything is counted. */
export function operationCost(children: CostChildren, variables: Record<string, unknown>): number {
  return childrenCost(children, variables, undefined)
}

function childrenCost(children: CostChildren, variables: Record<string, unknown>, page: number | undefined): number {
  const sum = (nodes: CostNode[]): number => nodes.reduce((total, node) => total + nodeCost(node, variables, page), 0)
  return sum(children.always) + children.byType.reduce((dearest, nodes) => Math.max(dearest, sum(nodes)), 0)
}

function nodeCost(node: CostNode, variables: Record<string, unknown>, pageAbove: number | undefined): number {
  const { times, page } = sizeWith(node.size, variables, pageAbove)
  return times === 0 ? 0 : times * (node.weight + childrenCost(node.children, variables, page))
}

/** A page size outside 1 … limit is an error wherever it stands; contract rule 5. */
export function breachOfPageSize(children: CostChildren, variables: Record<string, unknown>, limits: Pick<Limits, 'pageSize'>): LimitBreach | undefined {
  for (const node of [...children.always, ...children.byType.flat()]) {
    for (const source of node.size.pages) {
      const value = valueOf(source, variables)
      if (typeof value === 'number' && (value < 1 || value > limits.pageSize)) {
        return { limit: 'pageSize', allowed: limits.pageSize, found: value, where: `${node.field}(${source.name}:)` }
      }
    }
    const below = breachOfPageSize(node.children, variables, limits)
    if (below) return below
  }
  return undefined
}

/** Values of the variables with the defaults that the operation declares. */
export function withDefaults(operation: OperationDefinitionNode, variables: Record<string, unknown>): Record<string, unknown> {
  const all: Record<string, unknown> = Object.create(null) as Record<string, unknown>
  for (const { variable, defaultValue } of operation.variableDefinitions ?? []) {
    const name = variable.name.value
    const given = Object.hasOwn(variables, name) ? variables[name] : undefined
    all[name] = given === undefined && defaultValue ? constantOf(defaultValue) : given
  }
  return all
}

/** Of a default value only numbers and lengths count. */
function constantOf(node: NonNullable<NonNullable<OperationDefinitionNode['variableDefinitions']>[number]['defaultValue']>): unknown {
  if (node.kind === 'IntValue') return Number(node.value)
  return node.kind === 'ListValue' ? node.values : undefined
}
