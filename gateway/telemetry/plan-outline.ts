import type { PlanNode, QueryPlan } from '@apollo/query-planner'

/** A step of a plan as a trace tells it: who is asked, where in the answer it goes, and in which order. Not what is asked: keys of the graph's inside stand there. */
export interface PlanStep {
  kind: 'sequence' | 'parallel' | 'fetch'
  subgraph?: string
  /** Place in the answer that the fetch adds to; absent for root fields. */
  path?: string
  steps?: PlanStep[]
}

export const planOutline = ({ node }: QueryPlan): PlanStep | undefined => (node && node.kind !== 'Subscription' ? outline(node, '') : undefined)

function outline(node: PlanNode, path: string): PlanStep | undefined {
  switch (node.kind) {
    case 'Fetch': return { kind: 'fetch', subgraph: node.serviceName, ...(path === '' ? {} : { path }) }
    case 'Flatten': return outline(node.node, node.path.join('.'))
    case 'Sequence': case 'Parallel': {
      const steps = node.nodes.flatMap((each) => outline(each, path) ?? [])
      return steps.length === 1 ? steps[0] : { kind: node.kind === 'Sequence' ? 'sequence' : 'parallel', steps }
    }
    case 'Condition': {
      const branches = [node.ifClause, node.elseClause].flatMap((each) => (each ? (outline(each, path) ?? []) : []))
      return branches.length === 1 ? branches[0] : { kind: 'parallel', steps: branches }
    }
    // `@defer` is not in the schema.
    default: return undefined
  }
}
