/** Keeps requests away from a subgraph that does not answer, and lets one of them through now and then to see. */
export interface Breaker {
  /** `probe`: the one request that may try while the breaker is open. Every admitted request reports how it went. */
  admit(): 'pass' | 'probe' | 'refuse'
  succeeded(): void
  failed(): void
  /** The request tells nothing about the subgraph, such as one refused for its size. */
  undecided(): void
  readonly state: 'closed' | 'open' | 'half-open'
  retryAfterSeconds(): number
}

export interface BreakerOptions {
  /** Failures in a row that open it. */
  failures?: number
  openMs?: number
  /** Each failed probe doubles the wait up to this, so that recovery is seen within seconds. */
  maxOpenMs?: number
  now?: () => number
}

export function createBreaker({ failures = 5, openMs = 1_000, maxOpenMs = 4_000, now = () => performance.now() }: BreakerOptions = {}): Breaker {
  let inARow = 0
  let wait = openMs
  let openUntil: number | undefined
  let probing = false

  const open = (): void => {
    openUntil = now() + wait
    wait = Math.min(wait * 2, maxOpenMs)
  }

  return {
    admit() {
      if (openUntil === undefined) return 'pass'
      if (probing || now() < openUntil) return 'refuse'
      probing = true
      return 'probe'
    },
    succeeded() {
      inARow = 0
      wait = openMs
      openUntil = undefined
      probing = false
    },
    failed() {
      inARow++
      if (probing || (openUntil === undefined && inARow >= failures)) open()
      probing = false
    },
    undecided() {
      probing = false
    },
    get state() {
      if (openUntil === undefined) return 'closed'
      return probing || now() >= openUntil ? 'half-open' : 'open'
    },
    retryAfterSeconds: () => (openUntil === undefined ? 0 : Math.max(1, Math.ceil((openUntil - now()) / 1_000))),
  }
}
