import { setTimeout as sleep } from 'node:timers/promises'
import { FEED_BYTES, FEED_DEADLINE_MS, PROBE_MS, QUERY_BYTES, QUERY_DEADLINE_MS } from './limits.ts'
import type { PostFault } from '../outbound/guarded-post.ts'
import { type Posted, type Reply, replyOf } from './reply.ts'
import type { ProbeTarget, TokenWish } from './target.ts'

/** The probe's time is up: what has not been asked stays without evidence. */
export class OutOfTimeError extends Error {}

export interface Asking {
  /** What is measured under this name. */
  what: string
  /** JSON body, mostly `{ query, variables }`. */
  body: unknown
  /** The header as it stands, or null for none; without it a genuine token. */
  authorization?: string | null
  wish?: TokenWish
  isFeed?: boolean
}

/** What stays of a question: its measure, and the text of an answer that tells an error. Answers themselves may be large. */
export interface Exchange { what: string; isFeed: boolean; fault?: PostFault['fault']; ms: number; bytes: number; errorText?: string }

export interface Endpoint {
  ask(asking: Asking): Promise<Reply>
  /** Everything that was asked, in order. */
  exchanges: readonly Exchange[]
}

const LONGEST_ERROR = 200_000

const measured = (posted: Posted, reply: Reply): Omit<Exchange, 'what' | 'isFeed'> => {
  if (reply.kind === 'fault' || 'fault' in posted) return { fault: reply.kind === 'fault' ? reply.fault : undefined, ms: 0, bytes: 0 }
  const isError = reply.kind === 'other' || reply.errors.length > 0
  return { ms: reply.ms, bytes: reply.bytes, ...(isError ? { errorText: posted.text.slice(0, LONGEST_ERROR) } : {}) }
}

/** The candidate as the probe sees it: one request at a time, no faster than its terms, each measured. */
export const createEndpoint = ({ subgraph, token, post }: ProbeTarget, budgetMs = PROBE_MS): Endpoint => {
  const exchanges: Exchange[] = []
  const until = performance.now() + budgetMs
  const pauseMs = 1_000 / subgraph.terms.requestsPerSecond
  let next = 0

  const genuine = async (wish?: TokenWish): Promise<string> => {
    const found = (await token(wish)) ?? (await token())
    if (found === null) throw new Error('the graph has no token for this namespace')
    return `Bearer ${found}`
  }
  const once = async ({ what, body, authorization, wish, isFeed = false }: Asking): Promise<Reply> => {
    const header = authorization === undefined ? await genuine(wish) : authorization
    const wait = next - performance.now()
    if (wait > 0) await sleep(wait)
    next = performance.now() + pauseMs
    const left = until - performance.now()
    const deadlineMs = isFeed ? FEED_DEADLINE_MS : QUERY_DEADLINE_MS
    if (left < deadlineMs) throw new OutOfTimeError(what)
    const headers = { 'x-request-id': 'keyuan-probe', ...(header === null ? {} : { authorization: header }) }
    const posted = await post(subgraph.url, body, headers, { deadlineMs, maxBytes: isFeed ? FEED_BYTES : QUERY_BYTES })
    const reply = replyOf(posted)
    exchanges.push({ what, isFeed, ...measured(posted, reply) })
    return reply
  }
  return {
    exchanges,
    // A first call may find the endpoint asleep: one that ran out of time is asked again.
    ask: async (asking) => {
      const reply = await once(asking)
      return reply.kind === 'fault' && reply.fault === 'deadline' ? once(asking) : reply
    },
  }
}
