/** What the client may still ask for, as the header `x-keyuan-cost` tells it. */
export interface Budget {
  requested: number
  limit: number
  remaining: number
  resetSeconds: number
}

/** `requested=61, limit=1000000, remaining=999939, reset=60`; undefined where the graph tells none. */
export const parseBudget = (header: string | null): Budget | undefined => {
  const found = new Map((header ?? '').split(',').map((part) => {
    const [name = '', value = ''] = part.trim().split('=')
    return [name, Number(value)] as const
  }))
  const numberOf = (name: string): number => found.get(name) ?? Number.NaN
  const budget: Budget = { requested: numberOf('requested'), limit: numberOf('limit'), remaining: numberOf('remaining'), resetSeconds: numberOf('reset') }
  return Object.values(budget).every(Number.isFinite) ? budget : undefined
}
