import { nextCursor, type Row, rowsOf } from '../../../schema/rows/rows-of.ts'
import { NotAllowedError, UnreachableError } from '../../kit/ask-as.ts'
import type { AskAs, GraphAnswer, GraphFault } from '../../kit/graph-client.ts'
import type { ExportFailure, ExportPlan } from '../tables/export.ts'

export interface PageRequest {
  askAs: AskAs
  owner: string | null
  plan: ExportPlan
  variables: Record<string, unknown>
  cursor: string | null
  pageSize: number
}

/** What came of asking for a page. */
export type Page =
  | { outcome: 'ROWS'; rows: Row[]; hidden: number; next: string | null; supergraph: string | null }
  /** Worth another try, a smaller page where `smaller`. `wait`: the graph said when; then it is no failure of ours. */
  | { outcome: 'AGAIN'; failure: ExportFailure; degraded: string[]; smaller: boolean; wait: number | null }
  /** Asking again would give the same. */
  | { outcome: 'REFUSED'; failure: ExportFailure }

/** Refusals that stay what they are. */
const FINAL = new Set(['FORBIDDEN', 'UNAUTHENTICATED', 'QUERY_INVALID', 'BAD_INPUT', 'BAD_CURSOR', 'BAD_REQUEST', 'NOT_FOUND'])
/** A smaller page may come where these were the answer to a larger one; a search takes as long for any. */
const TOO_MUCH = new Set(['LIMIT_EXCEEDED', 'SUBGRAPH_TIMEOUT', 'SUBGRAPH_BAD_RESPONSE', 'TIMEOUT', 'INTERNAL'])
/** The graph is busy, which passes. */
const BUSY = new Set(['RATE_LIMITED', 'OVERLOADED'])
const DEFAULT_WAIT_SECONDS = 5
/** A gateway that is starting, or away: exports outlive it. */
const UNREACHED_SECONDS = 2

const failureOf = ({ message, extensions }: GraphFault): ExportFailure =>
  ({ code: extensions?.code ?? 'INTERNAL', message, messageEn: extensions?.messageEn ?? message, subgraph: extensions?.subgraph ?? null })

const unreachable = (error: unknown): ExportFailure =>
  ({ code: 'SUBGRAPH_UNAVAILABLE', message: '图没有回答', messageEn: `The graph did not answer (${error instanceof Error ? error.name : 'unknown'})`, subgraph: 'gateway' })

const GONE: ExportFailure = { code: 'NOT_FOUND', message: '列表所属的记录不存在,或您不可见', messageEn: 'What the list belongs to is not there, or not yours to see', subgraph: null }
const LOOP: ExportFailure = { code: 'BAD_CURSOR', message: '列表反复给出同一页', messageEn: 'The list gives the same page again and again', subgraph: null }
const notAllowed = (error: Error): ExportFailure => ({ code: 'UNAUTHENTICATED', message: `您的账号现在不能查询:${error.message}`, messageEn: 'Your account may not ask the graph now', subgraph: null })

/** One page in the name of the owner. A page is whole, or it is no page: any error and any subgraph that did not answer make it worth nothing. */
export const askPage = async ({ askAs, owner, plan, variables, cursor, pageSize }: PageRequest): Promise<Page> => {
  const paging = plan.paging ? { [plan.paging.size]: pageSize, [plan.paging.after]: cursor } : {}
  let answer: GraphAnswer
  try {
    answer = await askAs(owner, { query: plan.query, variables: { ...variables, ...paging }, ...(plan.operationName === null ? {} : { operationName: plan.operationName }) })
  } catch (error) {
    if (error instanceof NotAllowedError) return { outcome: 'REFUSED', failure: notAllowed(error) }
    const unheard = error instanceof UnreachableError
    return { outcome: 'AGAIN', failure: unreachable(error), degraded: [], smaller: !unheard, wait: unheard ? UNREACHED_SECONDS : null }
  }
  return faulty(answer) ?? pageOf(answer, plan, cursor)
}

const faulty = ({ errors = [], extensions }: GraphAnswer): Page | null => {
  const degraded = extensions?.degraded?.map(({ subgraph }) => subgraph) ?? []
  const [first] = errors
  if (!first) {
    const [lost] = extensions?.degraded ?? []
    return lost ? { outcome: 'AGAIN', failure: { code: lost.code, message: `${lost.subgraph} 没有回答`, messageEn: `${lost.subgraph} did not answer`, subgraph: lost.subgraph }, degraded, smaller: false, wait: null } : null
  }
  const busy = errors.find(({ extensions: each }) => BUSY.has(each?.code ?? ''))
  if (busy) return { outcome: 'AGAIN', failure: failureOf(busy), degraded, smaller: false, wait: busy.extensions?.retryAfterSeconds ?? DEFAULT_WAIT_SECONDS }
  const final = errors.find(({ extensions: each }) => FINAL.has(each?.code ?? ''))
  if (final) return { outcome: 'REFUSED', failure: failureOf(final) }
  return { outcome: 'AGAIN', failure: failureOf(first), degraded, smaller: errors.some(({ extensions: each }) => TOO_MUCH.has(each?.code ?? '')), wait: null }
}

const pageOf = ({ data, supergraph }: GraphAnswer, plan: ExportPlan, cursor: string | null): Page => {
  const { rows, hidden, missing } = rowsOf(data, plan.path)
  if (missing) return { outcome: 'REFUSED', failure: GONE }
  const next = plan.paging && plan.connection !== null ? nextCursor(data, plan.connection, plan.paging.pageInfo) : null
  if (next !== null && next === cursor) return { outcome: 'REFUSED', failure: LOOP }
  return { outcome: 'ROWS', rows, hidden, next, supergraph: supergraph ?? null }
}
