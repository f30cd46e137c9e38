import type { CostChildren, CostNode } from './compile-cost.ts'
import { sizeWith, type ArgumentSource } from './field-size.ts'

/** What one selection contributes to the estimate. */
export interface CostShare {
  /** Response names from the root of the operation. */
  path: string[]
  /** Objects of this selection alone, those below it not counted. */
  own: number
  /** Objects of this selection and all below it. */
  total: number
  /** Objects for each object of the parent. */
  times: number
  /** Arguments that decide its length, or that of the lists right below it where it is a connection. */
  sizes: ArgumentSource[]
  page?: number
}

/**
 * The estimate of `operationCost`, told selection by selection and dearest first.
 * Of types that exclude each other all are listed, although only the dearest counts.
 */
export function costShares(children: CostChildren, variables: Record<string, unknown>): CostShare[] {
  const shares: CostShare[] = []
  collect(children, variables, { path: [], objects: 1, page: undefined }, shares)
  return shares.sort((a, b) => b.total - a.total || b.own - a.own)
}

interface Above {
  path: string[]
  /** How many objects of the parent there may be. */
  objects: number
  page: number | undefined
}

function collect(children: CostChildren, variables: Record<string, unknown>, above: Above, shares: CostShare[]): number {
  const sum = (nodes: CostNode[]): number => nodes.reduce((total, node) => total + shareOf(node, variables, above, shares), 0)
  return sum(children.always) + children.byType.reduce((dearest, nodes) => Math.max(dearest, sum(nodes)), 0)
}

function shareOf(node: CostNode, variables: Record<string, unknown>, above: Above, shares: CostShare[]): number {
  const { times, page } = sizeWith(node.size, variables, above.page)
  const objects = above.objects * times
  const own = objects * node.weight
  const path = [...above.path, node.field]
  const share: CostShare = { path, own, total: own, times, sizes: node.size.sizes, ...(page === undefined ? {} : { page }) }
  shares.push(share)
  share.total = own + (objects === 0 ? 0 : collect(node.children, variables, { path, objects, page }, shares))
  return share.total
}
