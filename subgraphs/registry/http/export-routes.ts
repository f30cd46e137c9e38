import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { AskForCaller } from '../../kit/graph-client.ts'
import { isCitation, isFormat } from '../formats/render.ts'
import type { ExportStore } from '../open-export-store.ts'
import { exportId, localExportId } from '../services/find-export.ts'
import { refuse, statusOf } from './refuse.ts'
import { sendRows } from './send-rows.ts'

export interface ExportRoutesOptions {
  ask: AskForCaller
  store: ExportStore
  /** Sends the page of an export; without pages there is nothing at that address. */
  sendPage?: (reply: FastifyReply) => FastifyReply
}

const EXPORT = 'query ExportForDownload($id: ID!) { export(id: $id) { state hash progress error { message messageEn } } }'

interface Seen { state: string; hash: string | null; progress: number | null; error: { message: string; messageEn: string } | null }

const UNKNOWN = { status: 404, code: 'NOT_FOUND', zh: '没有这次导出,或已过保留期', en: 'There is no such export, or it is past its date' }

const unfinished = ({ state, progress, error }: Seen) => ({
  status: 409, code: 'CONFLICT',
  zh: error ? `导出失败:${error.message}` : `导出尚未完成(${state}${progress === null ? '' : `,${Math.floor(progress * 100)}%`})`,
  en: error ? `The export failed: ${error.messageEn}` : `The export is not complete (${state}${progress === null ? '' : `, ${Math.floor(progress * 100)} %`})`,
})

/** `GET /exports/<id>.<csv|xlsx|jsonl|ris|bib>`: the rows of a complete export, from what was collected. Who may have them, the graph decides; the file is never kept by a cache. */
export const exportRoutes = (app: FastifyInstance, { ask, store, sendPage }: ExportRoutesOptions): void => {
  app.get<{ Params: { name: string } }>('/exports/:name', async (request, reply) => {
    const [id = '', format, ...more] = request.params.name.split('.')
    const local = localExportId(id)
    if (format === undefined && sendPage) return sendPage(reply)
    if (local === null || format === undefined || more.length > 0 || !isFormat(format)) return refuse(reply, UNKNOWN)
    return download(request, reply, local, format)
  })

  const download = async (request: FastifyRequest, reply: FastifyReply, local: string, format: Parameters<typeof isCitation>[0]): Promise<FastifyReply> => {
    const answer = await ask(request, { query: EXPORT, variables: { id: exportId(local) } })
    const [error] = answer.errors ?? []
    if (error) return refuse(reply, { status: statusOf(error.extensions?.code ?? 'INTERNAL'), code: error.extensions?.code ?? 'INTERNAL', zh: error.message, en: error.extensions?.messageEn ?? error.message, retryAfterSeconds: answer.retryAfterSeconds ?? null })
    const seen = answer.data?.export as Seen | null | undefined
    if (!seen) return refuse(reply, UNKNOWN)
    const found = seen.state === 'DONE' ? await store.rowsOf(local) : null
    if (!found) return refuse(reply, unfinished(seen))
    if (isCitation(format) && found.shape.uncitable) return refuse(reply, { status: 400, code: 'BAD_INPUT', ...found.shape.uncitable })
    const { lang } = request.query as { lang?: unknown }
    const etag = `"${found.hash.slice(0, 32)}-${format}${typeof lang === 'string' ? `-${lang.replace(/\W/g, '').slice(0, 8)}` : ''}"`
    if (request.headers['if-none-match'] === etag) return reply.code(304).headers({ etag, 'cache-control': 'private, no-store' }).send()
    return sendRows(request, reply, { ...found, format, rows: found.rows(), headers: { etag, 'x-keyuan-as-of': found.asOf.toISOString() } })
  }
}
