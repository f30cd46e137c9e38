import { domainError } from './errors.ts'

export const DEFAULT_PAGE = 20
export const MAX_PAGE = 200

export interface PageArguments { first?: number | null; after?: string | null; last?: number | null; before?: string | null }

/** A page as asked for: how many, in which direction, from which cursor. */
export interface PageRequest { size: number; backward: boolean; cursor: string | null }

const refuse = (zh: string, en: string): never => {
  throw domainError('BAD_INPUT', { zh, en })
}

/** Checks the Relay arguments. More than the limit is an error, never a clamp. */
export const pageRequest = ({ first, after, last, before }: PageArguments): PageRequest => {
  if (first != null && last != null) refuse('first 与 last 只能给一个', 'Give first or last, not both')
  if (after != null && before != null) refuse('after 与 before 只能给一个', 'Give after or before, not both')
  const backward = last != null || before != null
  if (backward && (first != null || after != null)) refuse('向前翻页用 last 与 before,向后翻页用 first 与 after', 'Page backward with last and before, forward with first and after')
  const size = first ?? last ?? DEFAULT_PAGE
  if (!Number.isInteger(size) || size < 1 || size > MAX_PAGE) {
    refuse(`每页条数应为 1–${MAX_PAGE},实为 ${size};更多请用游标翻页`, `A page has 1 to ${MAX_PAGE} entries, not ${size}; page on with cursors`)
  }
  return { size, backward, cursor: (backward ? before : after) ?? null }
}

export interface Connection<T> {
  edges: { cursor: string; node: T }[]
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null }
}

/**
 * A Relay page from one entry more than asked for, in list order when forward and in reverse when backward.
 */
export const toConnection = <R, T>(rows: readonly R[], request: PageRequest, cursorOf: (row: R) => string, nodeOf: (row: R) => T): Connection<T> => {
  const more = rows.length > request.size
  const kept = rows.slice(0, request.size)
  if (request.backward) kept.reverse()
  const edges = kept.map((row) => ({ cursor: cursorOf(row), node: nodeOf(row) }))
  const started = request.cursor !== null
  return {
    edges,
    pageInfo: {
      hasNextPage: request.backward ? started : more,
      hasPreviousPage: request.backward ? more : started,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  }
}
