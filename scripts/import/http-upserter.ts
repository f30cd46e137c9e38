import { setTimeout as sleep } from 'node:timers/promises'
import { type Connection, plain } from './connection.ts'
import type { ResourceUpsert } from './format.ts'
import type { Namespace } from './typenames.ts'
import type { UpsertOutcome, Upserter } from './upserter.ts'
import { isObject, objectsOf } from './values/json.ts'

const MUTATION = 'mutation($input: [ResourceUpsert!]!) { upsertResources(input: $input) { sourceId id result position findings { code message path } } }'
const TIMEOUT_MS = 120_000

/** Waits between attempts. A graph that has answered before may be restarting; one that never has is probably not running. */
const DELAYS_MS = [250, 500, 1_000, 2_000, 4_000, 8_000]
const DELAYS_AT_FIRST = 3
const LONGEST_DELAY_MS = 30_000

/** Busy, restarting or behind a proxy that waits for it: sent again, since an upsert may be repeated. */
const PASSING = new Set([429, 502, 503, 504])

interface Options { delays?: readonly number[]; timeout?: number }

/** `upsertResources` of a subgraph over HTTP. Throws a plain sentence where no waiting helps. */
export const createHttpUpserter = ({ base, token }: Connection, stop: AbortSignal, { delays = DELAYS_MS, timeout = TIMEOUT_MS }: Options = {}): Upserter => {
  let answered = false
  return async (namespace, items) => {
    const address = `${base}/internal/${namespace}`
    for (let attempt = 0; ; attempt++) {
      const reply = await post(address, token, items, timeout)
      if (reply instanceof Response) {
        answered = true
        if (!PASSING.has(reply.status)) return await outcomesOf(reply, address, namespace, items)
      }
      const delay = attempt < (answered ? delays.length : Math.min(delays.length, DELAYS_AT_FIRST)) ? delays[attempt] : undefined
      if (delay === undefined || stop.aborted) throw givenUp(reply, address, attempt + 1)
      await pause(Math.min(Math.max(delay, retryAfter(reply)), LONGEST_DELAY_MS), stop)
    }
  }
}

/** The answer, or the error that kept it away (no connection, reset, timeout). */
const post = async (address: string, token: string, items: readonly ResourceUpsert[], timeout: number): Promise<Response | Error> => {
  try {
    const reply = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query: MUTATION, variables: { input: items } }),
      signal: AbortSignal.timeout(timeout),
    })
    // A body that breaks off is a lost connection too: read it here, where it is tried again.
    return new Response(await reply.text(), { status: reply.status, headers: { 'retry-after': reply.headers.get('retry-after') ?? '' } })
  } catch (error) {
    if (error instanceof Error && (error.name === 'TypeError' || error.name === 'TimeoutError')) return error
    throw error
  }
}

const retryAfter = (reply: Response | Error): number => (reply instanceof Response ? Number(reply.headers.get('retry-after')) * 1000 || 0 : 0)

/** A stop ends the waiting; the attempt after it decides. */
const pause = async (delay: number, stop: AbortSignal): Promise<void> => {
  try {
    await sleep(delay, undefined, { signal: stop })
  } catch (error) {
    if (!stop.aborted) throw error
  }
}

const givenUp = (reply: Response | Error, address: string, attempts: number): Error => {
  if (reply instanceof Response) return plain(`The graph at ${address} is too busy or starting (HTTP ${reply.status}, ${attempts} attempts). Run the import again later: what has been written is found unchanged.`)
  if (reply.name === 'TimeoutError') return plain(`The graph at ${address} did not answer in time (${attempts} attempts). Run the import again later: what has been written is found unchanged.`, reply)
  const cause = reply.cause instanceof Error && 'code' in reply.cause ? ` (${String(reply.cause.code)})` : ''
  return plain(`No graph answers at ${address}${cause}. Start it with \`npm start\` and run the import again: what has been written is found unchanged.`, reply)
}

const outcomesOf = async (reply: Response, address: string, namespace: Namespace, items: readonly ResourceUpsert[]): Promise<UpsertOutcome[]> => {
  if (reply.status === 401 || reply.status === 403) throw plain(`The graph at ${address} refused the token (HTTP ${reply.status}). The one of the running graph is in run.json of its data folder: give --data, or --token.`)
  if (reply.status === 404) throw plain(`${address} is not there (HTTP 404): this is not Keyuan, or it has no subgraph ${namespace}.`)
  if (reply.status === 413) throw plain(`The graph at ${address} takes no request as large as a batch of ${items.length} records (HTTP 413).`)
  const body = parsed(await reply.text())
  const errors = isObject(body) ? objectsOf(body['errors']) : []
  if (errors.length > 0) throw plain(`${namespace} refused the whole batch of ${items.length} records (first: ${items[0]?.sourceId}): ${errors.map(sentenceOf).join('; ')}`)
  const data = isObject(body) && isObject(body['data']) ? body['data']['upsertResources'] : undefined
  if (!reply.ok || !isOutcomes(data)) throw plain(`The graph at ${address} gave an answer that is none (HTTP ${reply.status}).`)
  const strange = items.findIndex(({ sourceId }, at) => data[at]?.sourceId !== sourceId)
  if (strange >= 0 || data.length !== items.length) throw plain(`${namespace} answered for other records than it was sent (${data.length} of ${items.length}, first difference at ${strange + 1}).`)
  return data
}

const sentenceOf = (error: Record<string, unknown>): string => {
  const code = isObject(error['extensions']) ? error['extensions']['code'] : undefined
  return `${code === undefined ? '' : `${String(code)} `}${String(error['message'])}`
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

const RESULTS = new Set(['CREATED', 'UPDATED', 'UNCHANGED', 'DELETED', 'REFUSED'])

const isOutcomes = (value: unknown): value is UpsertOutcome[] =>
  Array.isArray(value) && value.every((one) => isObject(one) && typeof one['sourceId'] === 'string' && RESULTS.has(String(one['result'])) && Array.isArray(one['findings']))
