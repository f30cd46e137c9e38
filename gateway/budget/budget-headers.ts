import type { RequestBudget } from './budgets.ts'

/**
 * How the budget stands, after draft-ietf-httpapi-ratelimit-headers: `ratelimit-*` count requests; `x-keyuan-cost` says the same of the cost,
 * with what this operation took.
 */
export function budgetHeaders(budget: RequestBudget): Record<string, string> {
  const requests = budget.requests()
  const cost = budget.cost()
  return {
    'ratelimit-limit': String(requests.limit),
    'ratelimit-remaining': String(requests.remaining),
    'ratelimit-reset': String(requests.resetSeconds),
    'ratelimit-policy': `${requests.limit};w=60;name="requests", ${cost.limit};w=60;name="cost"`,
    'x-keyuan-cost': `requested=${cost.requested}, limit=${cost.limit}, remaining=${cost.remaining}, reset=${cost.resetSeconds}`,
  }
}
