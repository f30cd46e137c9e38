import type { Column } from '../../../schema/rows/columns.ts'
import { rowsOf, type Row } from '../../../schema/rows/rows-of.ts'
import { type Degraded, type GraphFailure, readAnswer } from '../graph/answer.ts'

/** What `/q/<slug>.json` answers. */
export interface FoundRows {
  columns: readonly Column[]
  rows: readonly Row[]
  /** Null where the list does not tell it. */
  total: number | null
  hidden: number
  degraded: readonly Degraded[]
}

export type AskedRows = { found: FoundRows } | { failure: GraphFailure }

interface Body { columns?: Column[] | null; rows?: string | null; total?: number | null; degraded?: Degraded[]; data?: unknown }

/**
 * The rows of a saved query with the parameters of an address: its first page, or, with `all`, every row (at most 10,000, else a refusal that says what to do).
 * Runs as whoever looks at the page. The first page counts as a run of the query; all rows are asked for after it, and are the same run.
 */
export const fetchRows = async (slug: string, parameters: URLSearchParams, { all, signal }: { all: boolean; signal: AbortSignal }): Promise<AskedRows> => {
  const asked = new URLSearchParams(parameters)
  if (!all) asked.set('page', '1')
  try {
    const response = await fetch(`/q/${encodeURIComponent(slug)}.json?${asked}`, { headers: { accept: 'application/json', ...(all ? { 'x-keyuan-same-run': '1' } : {}) }, signal })
    const body = (await response.json()) as Body
    if (!response.ok || body.data == null) {
      const answer = readAnswer<unknown>(body, { status: response.status, version: null, ms: 0 })
      return 'failure' in answer ? answer : { failure: { kind: 'refused', status: response.status, problems: answer.answer.problems } }
    }
    const { rows, hidden } = body.rows ? rowsOf(body.data, body.rows) : { rows: [], hidden: 0 }
    return { found: { columns: body.columns ?? [], rows, total: body.total ?? null, hidden, degraded: body.degraded ?? [] } }
  } catch (error) {
    if (signal.aborted) throw error
    return { failure: { kind: 'unreachable' } }
  }
}
