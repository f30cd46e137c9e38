import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Row } from '../../../schema/rows/rows-of.ts'
import type { AskForCaller } from '../../kit/graph-client.ts'
import { isCitation, isFormat } from '../formats/render.ts'
import { statesBy, StatesUnknownError } from '../frozen/record-states.ts'
import type { ShownRow } from '../frozen/shown-rows.ts'
import { shownRows } from '../frozen/shown-stream.ts'
import type { ExportStore } from '../open-export-store.ts'
import { frozenResultId, localFrozenId } from '../services/find-frozen-result.ts'
import { refuse, statusOf } from './refuse.ts'
import { sendRows } from './send-rows.ts'

export interface ResultRoutesOptions {
  ask: AskForCaller
  store: ExportStore
  /** Sends the page of a result; without pages there is nothing at that address. */
  sendPage?: (request: FastifyRequest, reply: FastifyReply, id: string) => Promise<FastifyReply>
}

const RESULT = 'query ResultForDownload($id: ID!) { frozenResult(id: $id) { state hash deletedAt } }'

interface Seen { state: string; hash: string | null; deletedAt: string | null }

const UNKNOWN = { status: 404, code: 'NOT_FOUND', zh: '没有这个冻结的结果', en: 'There is no such frozen result' }
const GONE = { status: 410, code: 'NOT_FOUND', zh: '此结果已删除', en: 'This result was deleted' }
const UNFINISHED = { status: 409, code: 'CONFLICT', zh: '此结果尚未冻结', en: 'This result is not frozen (yet)' }

/** `GET /results/<id>.<csv|xlsx|jsonl|ris|bib>`: the rows of a frozen result, each as the caller may see it at this moment. What is withdrawn has its identifiers alone. */
export const resultRoutes = (app: FastifyInstance, { ask, store, sendPage }: ResultRoutesOptions): void => {
  app.get<{ Params: { name: string } }>('/results/:name', async (request, reply) => {
    const [id = '', format, ...more] = request.params.name.split('.')
    const local = localFrozenId(id)
    if (format === undefined && sendPage) return sendPage(request, reply, id)
    if (local === null || format === undefined || more.length > 0 || !isFormat(format)) return refuse(reply, UNKNOWN)
    return download(request, reply, local, format)
  })

  const download = async (request: FastifyRequest, reply: FastifyReply, local: string, format: Parameters<typeof isCitation>[0]): Promise<FastifyReply> => {
    const answer = await ask(request, { query: RESULT, variables: { id: frozenResultId(local) } })
    const [error] = answer.errors ?? []
    if (error) return refuse(reply, { status: statusOf(error.extensions?.code ?? 'INTERNAL'), code: error.extensions?.code ?? 'INTERNAL', zh: error.message, en: error.extensions?.messageEn ?? error.message, retryAfterSeconds: answer.retryAfterSeconds ?? null })
    const seen = answer.data?.frozenResult as Seen | null | undefined
    if (!seen) return refuse(reply, UNKNOWN)
    if (seen.deletedAt !== null) return refuse(reply, GONE)
    const found = seen.state === 'FROZEN' ? await store.frozenRowsOf(local) : null
    if (!found) return refuse(reply, UNFINISHED)
    if (isCitation(format) && found.shape.uncitable) return refuse(reply, { status: 400, code: 'BAD_INPUT', ...found.shape.uncitable })
    const rows = shownRows(found.rows(), found.shape, statesBy((asked) => ask(request, asked), { whole: true }))
    try {
      // What can be refused is refused before the first byte.
      const first = await rows.next()
      return await sendRows(request, reply, { ...found, format, rows: citable(first, rows, isCitation(format)), headers: { 'x-keyuan-as-of': found.asOf.toISOString(), 'x-keyuan-frozen-hash': found.hash } })
    } catch (refusal) {
      if (refusal instanceof StatesUnknownError) return refuse(reply, { status: statusOf(refusal.code), code: refusal.code, zh: refusal.message, en: refusal.messageEn, retryAfterSeconds: refusal.retryAfterSeconds })
      throw refusal
    }
  }
}

/** Of what is withdrawn there is nothing to cite. */
async function* citable(first: IteratorResult<ShownRow, void>, rest: AsyncGenerator<ShownRow>, forCitation: boolean): AsyncGenerator<Row> {
  const rowOf = ({ row, status }: ShownRow): Row => (forCitation && status === 'WITHDRAWN' ? null : row)
  try {
    if (!first.done) yield rowOf(first.value)
    for await (const each of rest) yield rowOf(each)
  } finally {
    await rest.return(undefined)
  }
}
