import type { FastifyInstance } from 'fastify'
import { boundedCache } from '../../subgraphs/kit/bounded-cache.ts'
import { OWN_REQUEST } from '../http/own-request.ts'
import type { Example } from './example.ts'

/** What the graph answers now, to anybody. */
export interface LiveAnswer {
  variables: Record<string, unknown>
  answer: unknown
  ms: number
}

export type AskLive = (example: Example) => Promise<LiveAnswer>

const KEPT_MS = 60_000

/** Examples are asked as anybody would, at most once a minute each: a page of the manual is no way to load the graph. */
export function createLiveAnswers(app: FastifyInstance, now: () => number = Date.now): AskLive {
  const known = boundedCache<string, { until: number; answer: Promise<LiveAnswer> }>({ entries: 500 })

  const post = async (query: string, variables: Record<string, unknown>): Promise<unknown> =>
    (await app.inject({ method: 'POST', url: '/graphql', headers: { 'content-type': 'application/json', 'x-keyuan-client': 'keyuan-docs', ...OWN_REQUEST }, payload: { query, variables } })).json()

  const ask = async ({ document, variables, first }: Example): Promise<LiveAnswer> => {
    const given = first ? { ...variables, [first.variable]: at(await post(first.document, {}), ['data', ...first.path]) ?? `${first.path[0]}:none` } : variables
    const started = performance.now()
    return { variables: given, answer: await post(document, given), ms: Math.round(performance.now() - started) }
  }

  return (example) => {
    const remembered = known.get(example.document)
    if (remembered && remembered.until > now()) return remembered.answer
    const answer = ask(example)
    known.set(example.document, { until: now() + KEPT_MS, answer })
    answer.catch(() => known.delete(example.document))
    return answer
  }
}

const at = (value: unknown, [key, ...rest]: readonly string[]): unknown =>
  key === undefined ? value : typeof value === 'object' && value !== null ? at((value as Record<string, unknown>)[key], rest) : undefined
