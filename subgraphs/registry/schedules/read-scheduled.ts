import { createHash } from 'node:crypto'
import type { GraphAnswer } from '../../kit/graph-client.ts'
import { NotAllowedError } from '../../kit/ask-as.ts'
import { type ReadExport, readExport } from '../exports/read-export.ts'
import { heldQueries, type SavedQueryRow } from '../repositories/saved-queries.ts'
import { askedByHand, type ScheduleRow } from '../repositories/schedules.ts'
import type { RegistryRuntime } from '../runtime.ts'
import type { Api } from '../saved-queries/api-schema.ts'
import type { Problem } from '../saved-queries/problem.ts'
import type { ExportFailure } from '../tables/export.ts'

/** What a run asks, or why it cannot ask. `query` is the same as long as its owner changes nothing of what is asked. */
export type Scheduled = { read: ReadExport; row: SavedQueryRow; query: string; failure?: undefined } | { failure: ExportFailure }

const failure = (code: string, message: string, messageEn: string): { failure: ExportFailure } => ({ failure: { code, message, messageEn, subgraph: null } })

const GONE = failure('NOT_FOUND', '保存的查询已删除,或您不再可见', 'The saved query is deleted, or no longer yours to see')
const BROKEN = failure('QUERY_INVALID', '图的模式已改变,保存的查询不能再运行,须由其所有者修改', 'The schema of the graph has changed: the saved query can run no more until its owner changes it')
const WITHOUT_ROWS = failure('QUERY_INVALID', '保存的查询没有行', 'The saved query has no rows')

const SEEN = 'query ScheduledQuery($id: ID!) { savedQuery(id: $id) { id deletedAt } }'

/** Plans all rows of a saved query, each with the id of its record. */
export const readRows = (api: Api, { document, operationName, rows, nested, explode, name }: SavedQueryRow, variables: Record<string, unknown>): ReadExport | { problems: Problem[] } =>
  readExport(api, { document, operationName, rows, nested, explode, name, variables, citations: false }, { identities: true })

/** The graph is asked as the owner whether the query may still be seen: only it knows the roles that its owner has now. Throws where it cannot be asked. */
export const readScheduled = async ({ database, askAs, currentApi }: Pick<RegistryRuntime, 'database' | 'askAs' | 'currentApi'>, { owner, savedQuery, variables }: Pick<ScheduleRow, 'owner' | 'savedQuery' | 'variables'>): Promise<Scheduled> => {
  let answer: GraphAnswer
  try {
    answer = await askAs(owner, { query: SEEN, variables: { id: savedQuery } })
  } catch (error) {
    if (error instanceof NotAllowedError) return failure('UNAUTHENTICATED', '您的账号现在不能查询', 'Your account may not ask the graph now')
    throw error
  }
  const [fault] = answer.errors ?? []
  if (fault) return failure(fault.extensions?.code ?? 'INTERNAL', fault.message, fault.extensions?.messageEn ?? fault.message)
  const seen = answer.data?.savedQuery as { deletedAt: string | null } | null | undefined
  const [row, byHand] = seen?.deletedAt === null ? [(await heldQueries(database.db, [savedQuery])).get(savedQuery), await askedByHand(database.db, savedQuery)] : []
  if (!row || !byHand) return GONE
  if (row.brokenAt) return BROKEN
  if (row.rows === null) return WITHOUT_ROWS
  const read = readRows((await currentApi()).api, row, variables)
  const [problem] = read.problems ?? []
  if (problem) return failure('QUERY_INVALID', problem.message, problem.messageEn)
  if (read.problems) throw new Error('a refusal without a problem')
  return { read, row, query: createHash('sha256').update(JSON.stringify([savedQuery, byHand.document, byHand.operationName, byHand.rows, variables])).digest('hex') }
}
