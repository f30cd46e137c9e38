import type { PartnerTerms } from '../../../schema/partner.ts'

/** A turn is given back when its call is over, with the bytes that were read; without one, when to come again. */
export type Turn = { leave(bytes?: number): void; retryAfterSeconds?: never } | { retryAfterSeconds: number; leave?: never }

/** What one partner lets us ask: so many calls begun in a second, so many under way. */
export interface Allowance {
  /** Waits for a turn, first come first served, for `waitMs` at most; where it is plain that this will not do, refuses at once. */
  enter(waitMs: number): Promise<Turn>
  /** Other terms from now on. */
  adopt(terms: DeclaredPace, share?: number): void
}

export type DeclaredPace = Pick<PartnerTerms, 'requestsPerSecond' | 'concurrency'>

interface Waiting { resolve(turn: Turn): void; timer: NodeJS.Timeout }

const SECOND = 1_000
/** Clocks differ a little. */
const MARGIN_MS = 10
const MOST_RETRY_SECONDS = 3_600
/** What one partner's answers may bring us to read and parse: a partner whose answers are huge waits for them itself, not everybody else. */
const BYTES_PER_SECOND = 8 * 1024 * 1024

/**
 * A call takes one of the rate's places until a second after its end. It reached the partner at some moment before that end, the one that takes its place after its
 * beginning: so the partner never counts more in a second than it declared, however late calls arrive, and bursts still pass at once. A bucket that refills with time
 * promises this of the moment of sending only: 45 instead of 40 a second were counted behind one.
 */
export const createAllowance = (first: DeclaredPace, firstShare = 1, now: () => number = () => performance.now()): Allowance => {
  let perWindow = 1
  let windowMs = SECOND
  let concurrency = 1
  let underWay = 0
  /** When calls ended whose places are not free yet, oldest first. */
  let ended: number[] = []
  /** When all bytes read so far would have come at that rate; a second of it may be ahead. */
  let readUntil = -Infinity
  const queue: Waiting[] = []
  let pump: NodeJS.Timeout | undefined

  const adopt: Allowance['adopt'] = (terms, share = 1) => {
    const rate = terms.requestsPerSecond * share
    perWindow = Math.max(1, Math.floor(rate))
    windowMs = Math.max(SECOND, SECOND / rate) + MARGIN_MS
    concurrency = Math.max(1, Math.floor(terms.concurrency * share))
    admit()
  }

  /** How long at least until there is a place for a call that has `ahead` others before it: those under way may end at any moment. */
  const waitOf = (ahead: number): number => {
    const present = now()
    ended = ended.filter((at) => at + windowMs > present)
    const reading = Math.max(0, readUntil - SECOND - present)
    const place = ahead - (perWindow - underWay - ended.length)
    if (place < 0) return reading
    const freed = ended[place]
    return Math.max(reading, freed === undefined ? windowMs * (1 + Math.floor((place - ended.length) / perWindow)) : freed + windowMs - present)
  }

  const begin = (): Turn => {
    underWay++
    return {
      leave(bytes = 0) {
        underWay--
        ended.push(now())
        readUntil = Math.max(now(), readUntil) + (bytes / BYTES_PER_SECOND) * SECOND
        admit()
      },
    }
  }

  const admit = (): void => {
    clearTimeout(pump)
    while (queue.length > 0 && underWay < concurrency) {
      const wait = waitOf(0)
      if (wait > 0) {
        pump = setTimeout(admit, wait)
        return
      }
      const next = queue.shift()
      clearTimeout(next?.timer)
      next?.resolve(begin())
    }
  }

  const refusal = (ms: number): Turn => ({ retryAfterSeconds: Math.min(MOST_RETRY_SECONDS, Math.max(1, Math.ceil(ms / SECOND))) })

  adopt(first, firstShare)
  return {
    adopt,
    async enter(waitMs) {
      const wait = waitOf(queue.length)
      if (queue.length === 0 && wait <= 0 && underWay < concurrency) return begin()
      if (wait > waitMs) return refusal(wait)
      return new Promise((resolve) => {
        const waiting: Waiting = {
          resolve,
          timer: setTimeout(() => {
            queue.splice(queue.indexOf(waiting), 1)
            resolve(refusal(waitOf(queue.length)))
          }, waitMs),
        }
        queue.push(waiting)
        admit()
      })
    },
  }
}

const ofEndpoints = new Map<string, Allowance>()

/**
 * The one allowance of this process for a partner's endpoint: gateway, follower and all versions of the graph draw on it. The latest terms count.
 * Processes do not know of each other: where several ask the same partners, `share` (0–1) is the part of each.
 */
export const allowanceOf = (namespace: string, url: string, terms: DeclaredPace, share = 1): Allowance => {
  const key = `${namespace} ${url}`
  const known = ofEndpoints.get(key)
  if (known) known.adopt(terms, share)
  const allowance = known ?? createAllowance(terms, share)
  ofEndpoints.set(key, allowance)
  return allowance
}
