import { isMissingSnapshot } from '../connection/failure.ts'
import type { Hit, Page, SearchRequest } from '../../port.ts'
import { filterOf } from './filters.ts'
import { rankingQueries } from './ranking.ts'
import { type Query, type Reading, type SearchBody, searchResources, type Answer } from './reading.ts'
import { KEEP, type Snapshots } from './snapshots.ts'
import { isBackwards, isByScore, sortOf } from './sorting.ts'

/** Begins the third value of cursors that carry no snapshot but the time (epoch milliseconds) until when their page was read: the next one must not be from before. */
const READ_AT = 't'
const TIME = /^t\d{1,15}$/
type Cursor = readonly (string | number | null)[]

export const search = async (reading: Reading, snapshots: Snapshots, request: SearchRequest): Promise<Page> => {
  const byScore = isByScore(request)
  const cursor = request.after ?? request.before
  const body: SearchBody = {
    query: await queryOf(reading, request, byScore),
    sort: sortOf(request),
    size: request.first + 1,
    ...(request.offset ? { from: request.offset } : {}),
    ...(cursor ? { search_after: cursor.slice(0, 2) as (string | number)[] } : {}),
  }
  const { answer, snapshot } = byScore && cursor ? await inSnapshot(reading, snapshots, body, cursor) : { answer: await searchResources(reading, body) }
  return pageOf(answer, request, byScore, snapshot ?? `${READ_AT}${Date.now()}`)
}

const queryOf = async (reading: Reading, request: SearchRequest, byScore: boolean): Promise<Query> => {
  const filter = await filterOf(reading, request)
  const should = byScore && request.query ? rankingQueries(request.query, request) : []
  return { bool: { filter: [filter], ...(should.length > 0 ? { should, minimum_should_match: 0 } : {}) } }
}

/**
 * From the second page on a list by score is read from a point in time, which its cursors carry. One that is gone is no harm: the sort values alone find
 * the place in the index as it is now.
 */
const inSnapshot = async (reading: Reading, snapshots: Snapshots, body: SearchBody, cursor: Cursor): Promise<{ answer: Answer; snapshot?: string }> => {
  const carried = typeof cursor[2] === 'string' ? cursor[2] : ''
  const isTime = TIME.test(carried)
  const snapshot = carried && !isTime ? carried : await snapshots.current(isTime ? Number(carried.slice(READ_AT.length)) : undefined)
  try {
    const answer = await searchResources(reading, { ...body, pit: { id: snapshot, keep_alive: KEEP } })
    return { answer, snapshot: answer.pit_id ?? snapshot }
  } catch (error) {
    if (!isMissingSnapshot((error as { originalError?: unknown }).originalError ?? (error as Error).cause)) throw error
    return { answer: await searchResources(reading, body) }
  }
}

const pageOf = (answer: Answer, request: SearchRequest, byScore: boolean, third: string): Page => {
  const found = answer.hits.hits
  const hits = found.slice(0, request.first).map(({ sort = [] }): Hit => {
    const [value = null, id] = sort as [string | number | null, string]
    return { id, score: byScore ? Number(value) : null, cursor: [value, id, ...(byScore ? [third] : [])] }
  })
  return { hits: isBackwards(request) ? hits.reverse() : hits, more: found.length > request.first }
}
