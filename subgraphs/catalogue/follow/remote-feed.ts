import { Pool } from 'undici'
import type { PartnerTerms } from '../../../schema/partner.ts'
import { type Allowance, allowanceOf } from '../../kit/outbound/allowance.ts'
import { checkOutboundUrl } from '../../kit/outbound/check-outbound-url.ts'
import { guardedConnector } from '../../kit/outbound/guarded-connector.ts'
import { httpCall, type HttpOutcome, type HttpReply } from '../../kit/outbound/http-call.ts'
import { parseJson } from '../../kit/outbound/parse-json.ts'
import { FEED_QUERY, type FeedSource, NoTurnError, pageOf } from './feed-source.ts'

const DEADLINE_MS = 15_000
/** How often a feed that cannot tell deletions is walked in full. */
const WALK_MS = 3_600_000
const MOST_BYTES = 64 * 1024 * 1024
/** A page of 500 documents of 32 kilobytes. */
const MOST_BYTES_OF_PARTNER = 16 * 1024 * 1024

export interface RemoteFeedOptions {
  namespace: string
  /** GraphQL endpoint of the subgraph. */
  url: string
  /** A fresh token for this subgraph. */
  token: () => Promise<string>
  /** For a partner's: how it wants to be treated, whether it may stand in a private network, the part of its pace that this process has (0–1). */
  partner?: { terms: PartnerTerms; allowPrivate: boolean; share?: number }
}

/** A feed at an endpoint: one connection, a deadline, a bound on what is read; a partner's at the pace that it declared. */
export const remoteFeed = ({ namespace, url, token, partner }: RemoteFeedOptions): FeedSource & { close(): Promise<void> } => {
  const { url: address = new URL('http://refused.invalid/'), problem } = checkOutboundUrl(url, { allowPrivate: partner?.allowPrivate ?? true })
  const pool = new Pool(address.origin, { connections: 1, pipelining: 1, ...(partner ? { connect: guardedConnector(partner) } : {}) })
  const allowance = partner && allowanceOf(namespace, url, partner.terms, partner.share)
  return {
    namespace,
    ...(partner ? { pollMs: partner.terms.pollSeconds * 1_000, paused: partner.terms.paused === true, holdsMassDeletions: true, ...(partner.terms.deletions === 'NONE' ? { walkMs: WALK_MS } : {}) } : {}),
    page: async (after, first) => {
      if (problem) throw new Error(`${namespace}: ${problem.zh} / ${problem.en}`)
      const outcome = await inTurn(namespace, allowance, async () => httpCall({
        pool, path: address.pathname + address.search, deadlineMs: DEADLINE_MS, maxBytes: partner ? MOST_BYTES_OF_PARTNER : MOST_BYTES,
        headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json, application/json', authorization: `Bearer ${await token()}`, 'x-request-id': 'follower' },
        body: JSON.stringify({ query: FEED_QUERY, variables: { after, first } }),
      }))
      if (!outcome.reply) throw new Error(`${namespace}: ${outcome.reason}`)
      return pageOf(namespace, answerOf(namespace, outcome.reply))
    },
    close: () => pool.close(),
  }
}

const inTurn = async (namespace: string, allowance: Allowance | undefined, look: () => Promise<HttpOutcome>): Promise<HttpOutcome> => {
  if (!allowance) return look()
  const { leave, retryAfterSeconds } = await allowance.enter(DEADLINE_MS)
  if (!leave) throw new NoTurnError(`${namespace}: no turn for ${retryAfterSeconds} s`)
  let bytes = 0
  try {
    const outcome = await look()
    bytes = outcome.reply?.text.length ?? 0
    return outcome
  } finally {
    leave(bytes)
  }
}

const answerOf = (namespace: string, { status, text }: HttpReply): Parameters<typeof pageOf>[1] => {
  if (status !== 200 && status !== 400) throw new Error(`${namespace}: HTTP ${status}`)
  const answer = parseJson(text)
  if (typeof answer !== 'object' || answer === null) throw new Error(`${namespace}: 响应不是 JSON 对象 / the answer is no JSON object`)
  return answer
}
