import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Row } from '../../../schema/rows/rows-of.ts'
import { attachment } from '../formats/content-disposition.ts'
import type { Titles } from '../formats/lines.ts'
import { type FormatName, FORMATS, render } from '../formats/render.ts'
import type { RowShape } from '../tables/row-set.ts'

export interface SentRows { format: FormatName; rows: AsyncIterable<Row>; shape: RowShape; name: string; asOf: Date; headers?: Record<string, string> }

/** `?lang=zh|en` asks for titles in that language; without it each format has its own. */
const titlesOf = (request: FastifyRequest): Titles | null => {
  const { lang } = request.query as { lang?: unknown }
  return lang === 'zh' || lang === 'zh-CN' ? 'zh' : lang === 'en' ? 'en' : null
}

const originOf = (request: FastifyRequest): string => `${request.protocol}://${request.host}`

/** Sends rows as a file while they come; who reads slowly is waited for. Where the rows fail on the way, the connection breaks off, so that no reader takes a part for the whole. */
export const sendRows = (request: FastifyRequest, reply: FastifyReply, { format, rows, shape, name, asOf, headers = {} }: SentRows): FastifyReply => {
  const pieces = render(format, rows, shape, { name, titles: titlesOf(request), origin: originOf(request), accessed: asOf.toISOString().slice(0, 10) })
  return reply
    .headers({ ...headers, 'content-disposition': attachment(name, format), 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' })
    .type(FORMATS[format]).send(Readable.from(pieces, { objectMode: false }))
}
