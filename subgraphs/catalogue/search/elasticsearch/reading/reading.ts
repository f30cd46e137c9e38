import type { estypes } from '@elastic/elasticsearch'
import type { Ask } from '../connection/ask.ts'
import { failureOfBody, PartFailed } from '../connection/failure.ts'
import { tooSlow, unavailable } from '../connection/reading-error.ts'

export type Query = estypes.QueryDslQueryContainer
export type Aggregations = Record<string, estypes.AggregationsAggregationContainer>
export type SearchBody = estypes.SearchRequest

/** What a question needs: the way to ask, and how long it may take. */
export interface Reading { ask: Ask; deadlineMs: number }

/** The server is to give up a little before we do, so that slow is told from gone. */
const serverDeadline = (deadlineMs: number): string => `${Math.ceil(deadlineMs * 0.8)}ms`

/** Hits are known by their sort values: nothing is fetched for them. */
const NOTHING_FETCHED = { _source: false, stored_fields: '_none_' } as const

export interface Answer { hits: { total?: { value: number; relation: 'eq' | 'gte' }; hits: { sort?: unknown[]; _score?: number | null; fields?: Record<string, unknown[]> }[] }; aggregations?: Record<string, unknown>; timed_out: boolean; suggest?: Record<string, unknown>; pit_id?: string }

/** One search over the resources; exclusive with a point in time, which names its own index. */
export const searchResources = async ({ ask, deadlineMs }: Reading, body: SearchBody): Promise<Answer> => {
  const where = (index: string) => (body.pit ? {} : { index, allow_partial_search_results: false })
  const answer = (await ask((client, options, { resources }) => client.search({ ...where(resources), timeout: serverDeadline(deadlineMs), track_total_hits: false, ...NOTHING_FETCHED, ...body }, options))) as unknown as Answer
  return checked(answer)
}

/** Several searches in one request, in order. */
export const searchSeveral = async ({ ask, deadlineMs }: Reading, bodies: readonly SearchBody[]): Promise<Answer[]> => {
  if (bodies.length === 0) return []
  const searches = bodies.flatMap((body) => [{}, { timeout: serverDeadline(deadlineMs), track_total_hits: false, ...NOTHING_FETCHED, ...body }])
  const { responses } = (await ask(async (client, options, { resources }) => {
    const answer = (await client.msearch({ index: resources, searches: searches as estypes.MsearchRequestItem[] }, options)) as unknown as { responses?: (Answer & { error?: unknown; status?: number })[] }
    throwFirstError(answer.responses)
    return answer
  })) as { responses: Answer[] }
  return responses.map(checked)
}

const checked = (answer: Answer): Answer => {
  if (answer.timed_out) throw tooSlow()
  if (!answer.hits) throw unavailable()
  return answer
}

const throwFirstError = (responses: { error?: unknown; status?: number }[] | undefined): void => {
  if (!Array.isArray(responses)) throw unavailable()
  for (const { error, status = 500 } of responses) if (error !== undefined) throw new PartFailed(failureOfBody(status, error))
}
