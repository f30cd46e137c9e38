import { type buildConnector, Pool } from 'undici'
import type { Allowance } from '../../subgraphs/kit/outbound/allowance.ts'
import { httpCall, type HttpOutcome, type HttpReply } from '../../subgraphs/kit/outbound/http-call.ts'
import { readAnswer } from './read-answer.ts'
import type { Outcome, SubgraphFailure, SubgraphRequest, Transport } from './transport.ts'

export interface RemoteOptions {
  namespace: string
  url: string
  maxBytes: number
  /** Sockets to this subgraph at most. */
  connections: number
  /** Headers of one call: our own token for this subgraph, the request id, the trace. Never the client's credentials. */
  headers(request: SubgraphRequest): Promise<Record<string, string>>
  /** For a partner's: what may be connected to, and at which pace. */
  guard?: { connect: buildConnector.connector; allowance: Allowance; maxObjects: number }
}

/** GraphQL over HTTP/1.1 with keep-alive, to a subgraph in another process. */
export function createRemoteTransport({ namespace, url, maxBytes, connections, headers, guard }: RemoteOptions): Transport {
  const { origin, pathname, search } = new URL(url)
  const pool = new Pool(origin, { connections, pipelining: 1, keepAliveTimeout: 10_000, connect: guard?.connect ?? { timeout: 1_500 }, allowH2: false })
  const path = `${pathname}${search}`

  return {
    namespace,
    kind: 'remote',
    async call(request) {
      const body = bodyOf(request)
      const until = performance.now() + request.deadlineMs
      const call = { pool, path, headers: await headers(request), body, maxBytes }
      const send = () => inTurn(guard?.allowance, until, maxBytes, (deadlineMs) => httpCall({ ...call, deadlineMs }))
      const first = await send()
      // A kept-alive socket may have been closed by the other side just then: a query may be sent again, a mutation never.
      const again = first.fault === 'connection' && first.beforeAnswer && !request.operation.isMutation && !isRefused(first)
      const outcome = again ? await send() : first
      return outcome.fault === 'pace' ? { failure: overPace(outcome.retryAfterSeconds) } : readOutcome(outcome, request, guard?.maxObjects)
    },
    close: () => pool.destroy(),
  }
}

/** Nobody listens there, or nobody may: asking twice does not help. */
const isRefused = ({ code }: { code?: string }): boolean => code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'FORBIDDEN_ADDRESS'

type Sent = HttpOutcome | { fault: 'pace'; retryAfterSeconds: number }

/** Waits half of what is left at most: a call that gets its turn must have the time to be answered, or it would be a failure of the partner's. */
async function inTurn(allowance: Allowance | undefined, until: number, maxBytes: number, send: (deadlineMs: number) => Promise<HttpOutcome>): Promise<Sent> {
  const left = (): number => Math.max(1, until - performance.now())
  if (!allowance) return send(left())
  const { leave, retryAfterSeconds } = await allowance.enter(left() / 2)
  if (!leave) return { fault: 'pace', retryAfterSeconds }
  let bytes = 0
  try {
    const outcome = await send(left())
    bytes = outcome.reply ? weightOf(outcome.reply.text) : outcome.fault === 'size' ? maxBytes : 0
    return outcome
  } finally {
    leave(bytes)
  }
}

/** Objects cost more than their bytes: they are checked, merged and written one by one. */
const BYTES_PER_OBJECT = 250
const weightOf = (text: string): number => text.length + BYTES_PER_OBJECT * objectsIn(text)

/** Braces within texts count too, which makes no difference to what is meant for people. */
function objectsIn(text: string): number {
  let objects = 0
  for (let at = text.indexOf('{'); at >= 0; at = text.indexOf('{', at + 1)) objects++
  return objects
}

const overPace = (retryAfterSeconds: number): SubgraphFailure => ({
  code: 'SUBGRAPH_UNAVAILABLE',
  reason: 'the pace that the partner declared is used up',
  notAsked: true,
  retryAfterSeconds,
  says: { zh: '已达到来源平台允许的请求速率,请稍后再试', en: 'The rate that the platform allows is used up, try again later' },
})

function bodyOf({ operation, variables }: SubgraphRequest): string {
  const name = operation.operationName === undefined ? '' : `"operationName":${JSON.stringify(operation.operationName)},`
  return `{${name}"query":${operation.json},"variables":${JSON.stringify(variables)}}`
}

function readOutcome(outcome: HttpOutcome, request: SubgraphRequest, maxObjects?: number): Outcome {
  if (!outcome.reply) {
    switch (outcome.fault) {
      case 'deadline': return { failure: { code: 'SUBGRAPH_TIMEOUT', reason: outcome.reason } }
      case 'size': return { failure: { code: 'SUBGRAPH_BAD_RESPONSE', reason: outcome.reason, ofRequest: true } }
      case 'connection': return { failure: { code: 'SUBGRAPH_UNAVAILABLE', reason: outcome.reason } }
    }
  }
  if (maxObjects !== undefined && objectsIn(outcome.reply.text) > maxObjects) return { failure: { code: 'SUBGRAPH_BAD_RESPONSE', reason: `the answer has more than ${maxObjects} objects`, ofRequest: true } }
  return readReply(outcome.reply, request)
}

function readReply(reply: HttpReply, request: SubgraphRequest): Outcome {
  if (reply.status >= 500) return { failure: unavailable(reply) }
  if (!/^application\/(graphql-response\+)?json\b/i.test(reply.contentType)) {
    return { failure: { code: 'SUBGRAPH_BAD_RESPONSE', reason: `status ${reply.status} with content type ${reply.contentType.slice(0, 80)}` } }
  }
  const answer = readAnswer(reply.text, request.operation.query.includes('__proto__'))
  return answer ? { answer } : { failure: { code: 'SUBGRAPH_BAD_RESPONSE', reason: `status ${reply.status}, not a GraphQL answer` } }
}

function unavailable(reply: HttpReply): SubgraphFailure {
  const seconds = Number(reply.retryAfter)
  const retryAfter = Number.isInteger(seconds) && seconds > 0 && seconds <= 3_600 ? { retryAfterSeconds: seconds } : {}
  return { code: 'SUBGRAPH_UNAVAILABLE', reason: `status ${reply.status}`, ...retryAfter }
}
