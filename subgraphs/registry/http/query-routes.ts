import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { parse } from 'graphql'
import type { Row } from '../../../schema/rows/rows-of.ts'
import { totalOf } from '../../../schema/rows/rows-of.ts'
import type { AskAs, AskForCaller, GraphFault } from '../../kit/graph-client.ts'
import { askTotal } from '../exports/ask-total.ts'
import { type Given, parseParameters } from '../exports/parse-parameters.ts'
import { planWalk, type Walk } from '../exports/plan-walk.ts'
import { WalkError, walkPages } from '../exports/walk-rows.ts'
import { withRows } from '../exports/with-rows.ts'
import { type FormatName, isCitation, isFormat } from '../formats/render.ts'
import type { ExportStore } from '../open-export-store.ts'
import type { Api } from '../saved-queries/api-schema.ts'
import type { Parameter } from '../saved-queries/content.ts'
import type { ExportFailure } from '../tables/export.ts'
import { type Refused, refuse, statusOf } from './refuse.ts'
import { sendRows } from './send-rows.ts'

export interface QueryRoutesOptions {
  ask: AskForCaller
  store: ExportStore
  /** Sends the page of a saved query; without pages there is nothing at that address. */
  sendPage?: (request: FastifyRequest, reply: FastifyReply, slug: string) => Promise<FastifyReply>
}

interface SavedQuery {
  id: string; slug: string; name: string | null; nameEn: string | null; deletedAt: string | null; document: string; operationName: string | null
  rows: string | null; nested: 'JOIN' | 'EXPLODE'; explode: string | null; parameters: Parameter[] | null
}

const SAVED_QUERY = `query SavedQueryByAddress($slug: String!) {
  savedQuery(slug: $slug) { id slug name nameEn deletedAt document operationName rows nested explode parameters { name label labelEn help helpEn input required many default options { value label labelEn } type } }
  me { id }
}`

/** The page of a query shows the first rows at once and then fetches all of them: with this header the second request says that it is of the same run. */
const SAME_RUN = 'x-keyuan-same-run'

/** As many as somebody waits for; more is a job. */
const MOST_ROWS = 10_000

const UNKNOWN: Refused = { status: 404, code: 'NOT_FOUND', zh: '没有这个保存的查询', en: 'There is no such saved query' }
const GONE: Refused = { status: 410, code: 'NOT_FOUND', zh: '这个保存的查询已被删除', en: 'This saved query was deleted' }
const NO_ROWS: Refused = { status: 400, code: 'BAD_INPUT', zh: '这个查询没有指明作为行的列表,只能取 .json', en: 'This query names no list as its rows: only .json can be had' }

const refusedBy = ({ message, extensions }: GraphFault, retryAfterSeconds: number | null = null): Refused =>
  ({ status: statusOf(extensions?.code ?? 'INTERNAL'), code: extensions?.code ?? 'INTERNAL', zh: message, en: extensions?.messageEn ?? message, retryAfterSeconds: retryAfterSeconds ?? extensions?.retryAfterSeconds ?? null })

const tooMany = (id: string, rows: number | null): ExportFailure => ({
  code: 'LIMIT_EXCEEDED', subgraph: null,
  message: `按地址一次至多取 ${MOST_ROWS} 行${rows === null ? '' : `,这里有 ${rows} 行`};请缩小范围,或用导出任务取全部:mutation { startExport(input: { savedQuery: "${id}", document: …, variables: … }) { export { id address } } }`,
  messageEn: `By address there are ${MOST_ROWS} rows at most${rows === null ? '' : `, and here are ${rows}`}: narrow it, or let an export job fetch all: mutation { startExport(input: { savedQuery: "${id}", document: …, variables: … }) { export { id address } } }`,
})

const refusedWith = ({ code, message, messageEn }: ExportFailure, wait: number | null): Refused => ({ status: statusOf(code), code, zh: message, en: messageEn, retryAfterSeconds: wait })

/** `GET /q/<slug>.<json|csv|xlsx|jsonl|ris|bib>?<parameters by name>`: a saved query run for whoever asks, with their rights and their budget, complete or an error. */
export const queryRoutes = (app: FastifyInstance, { ask, store, sendPage }: QueryRoutesOptions): void => {
  app.get<{ Params: { name: string } }>('/q/:name', async (request, reply) => {
    const [slug = '', format, ...more] = request.params.name.split('.')
    if (format === undefined && sendPage) return sendPage(request, reply, slug)
    if (format === undefined || more.length > 0 || (format !== 'json' && !isFormat(format))) return refuse(reply, UNKNOWN)
    const answer = await ask(request, { query: SAVED_QUERY, variables: { slug } })
    const [error] = answer.errors ?? []
    if (error) return refuse(reply, refusedBy(error, answer.retryAfterSeconds ?? null))
    const saved = answer.data?.savedQuery as SavedQuery | null | undefined
    if (!saved) return refuse(reply, UNKNOWN)
    if (saved.deletedAt) return refuse(reply, GONE)
    const { api } = await store.currentApi()
    const parsed = parseParameters(api.schema, saved.parameters ?? [], request.query as Given)
    if ('fault' in parsed) return refuse(reply, { status: 400, code: 'BAD_INPUT', ...parsed.fault })
    const person = (answer.data?.me as { id: string } | null | undefined)?.id ?? `ip ${request.ip}`
    return run({ request, reply, api, saved, variables: parsed.variables, format, person })
  })

  interface Run { request: FastifyRequest; reply: FastifyReply; api: Api; saved: SavedQuery; variables: Record<string, unknown>; format: 'json' | FormatName; person: string }

  const run = async (it: Run): Promise<FastifyReply> => {
    const { request, reply, api, saved, variables, format } = it
    if (format === 'json' && ((request.query as Given).page !== undefined || saved.rows === null)) return asAsked(it)
    if (saved.rows === null) return refuse(reply, NO_ROWS)
    const walk = planWalk(api, { document: parse(saved.document), operationName: saved.operationName, variables, rows: saved.rows, nested: saved.nested, explode: saved.explode, citations: format !== 'json' && isCitation(format) })
    if (walk.problem) return refuse(reply, { status: 400, code: 'QUERY_INVALID', zh: walk.problem.message, en: walk.problem.messageEn })
    if (format !== 'json' && isCitation(format) && walk.shape.uncitable) return refuse(reply, { status: 400, code: 'BAD_INPUT', ...walk.shape.uncitable })
    try {
      return await complete(it, walk)
    } catch (error) {
      if (error instanceof WalkError) return refuse(reply, refusedWith(error.failure, error.wait))
      throw error
    }
  }

  /** The first page of the document, as it stands: what the page of the query shows. */
  const asAsked = async ({ request, reply, api, saved, variables, person }: Run): Promise<FastifyReply> => {
    const answer = await ask(request, { query: saved.document, variables, ...(saved.operationName === null ? {} : { operationName: saved.operationName }) })
    const [error] = answer.errors ?? []
    if (error && answer.data == null) return refuse(reply, refusedBy(error, answer.retryAfterSeconds ?? null))
    await store.recordRun(saved.id, person)
    const walk = saved.rows === null ? null : planWalk(api, { document: parse(saved.document), operationName: saved.operationName, variables, rows: saved.rows, nested: saved.nested, explode: saved.explode, citations: false })
    const plan = walk?.problem ? null : walk
    return reply.send({
      ...described(saved, variables), columns: plan?.shape.columns ?? null, total: plan?.plan.connection ? totalOf(answer.data, plan.plan.connection) : null,
      degraded: answer.extensions?.degraded ?? [], ...(answer.errors ? { errors: answer.errors } : {}), data: answer.data ?? null,
    })
  }

  const complete = async ({ request, reply, saved, variables, format, person }: Run, { plan, shape, pageSize }: Walk): Promise<FastifyReply> => {
    const asCaller: AskAs = (_person, asked) => ask(request, asked)
    const total = await askTotal(asCaller, null, plan, variables)
    if (total !== null && total > MOST_ROWS) throw new WalkError(tooMany(saved.id, total))
    const pages = walkPages({ ask: asCaller, plan, variables, pageSize, mostRows: MOST_ROWS, tooMany: () => tooMany(saved.id, null) })
    // What can be refused is refused before the first byte.
    const first = await pages.next()
    if (request.headers[SAME_RUN] === undefined) await store.recordRun(saved.id, person)
    const rows = rowsOfPages(first, pages)
    const asOf = new Date()
    if (format !== 'json') return sendRows(request, reply, { format, rows, shape, name: saved.name ?? saved.slug, asOf, headers: total === null ? {} : { 'x-keyuan-total': String(total) } })
    const all: Row[] = []
    for await (const row of rows) all.push(row)
    return reply.send({ ...described(saved, variables), columns: shape.columns, total: total ?? all.length, degraded: [], data: withRows(plan.path, plan.connection, all, shape.kept) })
  }
}

const described = ({ name, nameEn, slug, document, operationName, rows }: SavedQuery, variables: Record<string, unknown>) => ({ name, nameEn, slug, document, operationName, variables, rows })

async function* rowsOfPages(first: IteratorResult<Row[], void>, rest: AsyncGenerator<Row[]>): AsyncGenerator<Row> {
  try {
    if (!first.done) yield* first.value
    for await (const page of rest) yield* page
  } finally {
    await rest.return(undefined)
  }
}
