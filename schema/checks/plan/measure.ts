import { operationFromDocument, Supergraph } from '@apollo/federation-internals'
import { QueryPlanner } from '@apollo/query-planner'
import { parse } from 'graphql'
import { preferCatalogue } from '../../prefer-catalogue.ts'
import type { PlanQuery } from './queries.ts'

/** What the plan of one question cost. */
export interface PlanCost {
  query: PlanQuery
  ms: number
  fetches: number
  /** What the planner said where it gave up. */
  refused?: string
}

/** As gateways are set. */
const MAX_EVALUATED_PLANS = 100
/** More ways to one field than any honest question has; the planner then stops instead of weighing them all. */
const MAX_PATHS = 2_000

/** The planner quotes whole selections. */
const SAID = 120

export const planMeter = (supergraphSdl: string): ((query: PlanQuery) => PlanCost) => {
  const supergraph = Supergraph.build(supergraphSdl, { validateSupergraph: false })
  const api = supergraph.apiSchema()
  preferCatalogue(supergraph)
  const planner = new QueryPlanner(supergraph, { debug: { maxEvaluatedPlans: MAX_EVALUATED_PLANS, pathsLimit: MAX_PATHS } })
  return (query) => {
    const operation = operationFromDocument(api, parse(query.text))
    const begin = performance.now()
    try {
      const plan = JSON.stringify(planner.buildQueryPlan(operation))
      return { query, ms: performance.now() - begin, fetches: plan.match(/"serviceName":/g)?.length ?? 0 }
    } catch (error) {
      // The planner's own bounds: that a plan is not made is what is measured here.
      return { query, ms: performance.now() - begin, fetches: 0, refused: (error instanceof Error ? error.message : String(error)).slice(0, SAID) }
    }
  }
}
