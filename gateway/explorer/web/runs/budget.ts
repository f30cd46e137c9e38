/** What the client may still ask for, as the header `x-keyuan-cost` tells it. */
export interface Budget {
  requested: number
  limit: number
  remaining: number
  resetSeconds: number
}

const NAMES = { requested: 'requested', limit: 'limit', remaining: 'remaining', reset: 'resetSeconds' } as const

/** `requested=61, limit=1000000, remaining=999939, reset=60`; undefined where the graph tells none. */
export const parseBudget = (header: string | null): Budget | undefined => {
  const found = new Map((header ?? '').split(',').map((part) => {
    const [name = '', value = ''] = part.trim().split('=')
    return [name, Number(value)] as const
  }))
  const budget = Object.fromEntries(Object.entries(NAMES).map(([name, key]) => [key, found.get(name)]))
  return Object.values(budget).every((value) => typeof value === 'number' && Number.isFinite(value)) ? (budget as unknown as Budget) : undefined
}
