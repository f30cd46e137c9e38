import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { schemaOrg } from '../../../schema/linked-data/schema-org.ts'
import type { AskForCaller } from '../../../subgraphs/kit/graph-client.ts'
import { type SendPage, SECURITY_HEADERS } from '../shell.ts'
import { findResource, type Found } from './find-resource.ts'
import { originOf } from './origin.ts'
import { pageLanguage } from './page-language.ts'
import { resourceHead, unansweredHead, unknownHead } from './resource-head.ts'
import { wantedForm } from './wanted-form.ts'

export interface ResourceRoutesOptions {
  ask: AskForCaller
  sendPage: SendPage
  /** Where the outside finds us, without which it is told from the request. */
  publicUrl?: string
}

const SUFFIX = '.jsonld'
const TYPE = 'application/ld+json; charset=utf-8'

/** A record at its permanent address: as a page, or as linked data where that is asked for by `.jsonld` or by `Accept`. 404 unknown, 410 withdrawn. */
export const resourceRoutes = (app: FastifyInstance, { ask, sendPage, publicUrl }: ResourceRoutesOptions): void => {
  const sendLinkedData = (request: FastifyRequest, reply: FastifyReply, found: Found): FastifyReply => {
    reply.headers(SECURITY_HEADERS).type(TYPE)
    if (found.kind === 'unanswered') return reply.code(found.status).header('retry-after', String(found.retryAfterSeconds)).send(problem('暂时无法取得此资源,请稍后再试', 'The resource cannot be fetched right now; try again later'))
    if (found.kind === 'unknown') return reply.code(404).send(problem('没有这条资源', 'There is no such resource'))
    return reply.code(found.record.status === 'WITHDRAWN' ? 410 : 200).send(JSON.stringify(schemaOrg(found.record, { origin: originOf(request, publicUrl) })))
  }
  const sendHtml = (request: FastifyRequest<{ Querystring: { lang?: unknown } }>, reply: FastifyReply, found: Found): FastifyReply => {
    const lang = pageLanguage(request)
    switch (found.kind) {
      case 'found': return sendPage(reply, resourceHead(found.record, originOf(request, publicUrl), lang))
      case 'unknown': return sendPage(reply, unknownHead(lang))
      case 'unanswered': return sendPage(reply, unansweredHead(found.status, found.retryAfterSeconds, lang))
    }
  }

  app.get<{ Params: { id: string }; Querystring: { lang?: unknown } }>('/resource/:id', async (request, reply) => {
    const { id } = request.params
    reply.header('vary', 'Accept')
    if (id.endsWith(SUFFIX)) return sendLinkedData(request, reply, await findResource(ask, request, id.slice(0, -SUFFIX.length)))
    const found = await findResource(ask, request, id)
    return wantedForm(request.headers.accept) === 'linked-data' ? sendLinkedData(request, reply, found) : sendHtml(request, reply, found)
  })
}

const problem = (zh: string, en: string): string => JSON.stringify({ error: zh, errorEn: en })
