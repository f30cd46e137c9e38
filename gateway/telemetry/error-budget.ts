/** How the calls to one subgraph went in the last half hour. */
export interface SpentBudget {
  calls: number
  failed: number
}

/** Remembers by the minute which share of the calls to each subgraph failed: what a partner and we agree on in figures. */
export interface ErrorBudget {
  count(subgraph: string, failed: boolean): void
  of(subgraph: string): SpentBudget
  /** Those that were called in the last half hour. */
  subgraphs(): string[]
}

const MINUTES = 30
const MINUTE_MS = 60_000

interface Minute extends SpentBudget { at: number }

export function createErrorBudget(now: () => number = () => performance.now()): ErrorBudget {
  const bySubgraph = new Map<string, Minute[]>()
  const minute = (): number => Math.floor(now() / MINUTE_MS)
  const recent = (subgraph: string): Minute[] => (bySubgraph.get(subgraph) ?? []).filter(({ at }) => at > minute() - MINUTES)

  return {
    count(subgraph, failed) {
      const minutes = bySubgraph.get(subgraph) ?? []
      bySubgraph.set(subgraph, minutes)
      const last = minutes.at(-1)
      const current = last?.at === minute() ? last : { at: minute(), calls: 0, failed: 0 }
      if (current !== last) {
        minutes.push(current)
        if (minutes.length > MINUTES) minutes.shift()
      }
      current.calls++
      if (failed) current.failed++
    },
    of(subgraph) {
      const total = { calls: 0, failed: 0 }
      for (const { calls, failed } of recent(subgraph)) {
        total.calls += calls
        total.failed += failed
      }
      return total
    },
    subgraphs: () => [...bySubgraph.keys()].filter((subgraph) => recent(subgraph).length > 0),
  }
}
