import type { GraphAnswer, GraphRequest } from '../../kit/graph-client.ts'

/** UNCHECKED: its owner did not answer, so that nothing of it may be shown now. */
export type RecordState = 'SHOWN' | 'WITHDRAWN' | 'HIDDEN' | 'UNCHECKED'

/** A record that the viewer may see. */
export interface KnownRecord {
  state: Exclude<RecordState, 'HIDDEN'>
  /** Names of fields that the viewer may not see, `origin.point` for one within another. */
  redacted: ReadonlySet<string>
}
/** Records that are not in it are hidden. */
export type RecordStates = ReadonlyMap<string, KnownRecord>

/** What this viewer may see of these records now. */
export type AskStates = (ids: ReadonlySet<string>) => Promise<RecordStates>

/** What rows are of could not be asked, so that none of them may be shown. */
export class StatesUnknownError extends Error {
  readonly code: string
  readonly messageEn: string
  readonly retryAfterSeconds: number | null

  constructor({ errors: [first] = [], extensions }: GraphAnswer) {
    super(first?.message ?? '有子图没有回答,暂不能核对各行今日可否给您看')
    this.code = first?.extensions?.code ?? 'SUBGRAPH_UNAVAILABLE'
    this.messageEn = first?.extensions?.messageEn ?? `Whether rows may be shown to you cannot be asked now: ${extensions?.degraded?.map(({ subgraph }) => subgraph).join(', ') ?? ''} did not answer`
    this.retryAfterSeconds = first?.extensions?.retryAfterSeconds ?? null
  }
}

/** As many as the graph looks up at once. */
export const STATES_AT_ONCE = 500
const QUERY = 'query RecordStates($ids: [ID!]!) { resources(ids: $ids) { id status redactedFields } }'

interface Asked { id: string; status: string | null; redactedFields: readonly string[] | null }

const isWhole = ({ errors, extensions }: GraphAnswer): boolean => (errors?.length ?? 0) === 0 && (extensions?.degraded?.length ?? 0) === 0

const known = ({ status, redactedFields }: Asked, whole: boolean): KnownRecord => ({
  // In a whole answer null means that its type hides nothing.
  state: status === 'WITHDRAWN' ? 'WITHDRAWN' : redactedFields === null && !whole ? 'UNCHECKED' : 'SHOWN',
  redacted: new Set(redactedFields ?? []),
})

/**
 * Asks the graph, as this viewer, what became of records. Throws `StatesUnknownError` where it does not answer; with `whole` also where a single owner does not,
 * otherwise the records of that owner are UNCHECKED.
 */
export const statesBy = (ask: (request: GraphRequest) => Promise<GraphAnswer>, { whole }: { whole: boolean }): AskStates => async (ids) => {
  const states = new Map<string, KnownRecord>()
  const all = [...ids]
  for (let from = 0; from < all.length; from += STATES_AT_ONCE) {
    const answer = await ask({ query: QUERY, variables: { ids: all.slice(from, from + STATES_AT_ONCE) } })
    const found = answer.data?.resources as (Asked | null)[] | null | undefined
    if (!found || (whole && !isWhole(answer))) throw new StatesUnknownError(answer)
    for (const record of found) if (record) states.set(record.id, known(record, isWhole(answer)))
  }
  return states
}
