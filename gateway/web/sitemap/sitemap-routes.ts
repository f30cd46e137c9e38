import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { AskForCaller } from '../../../subgraphs/kit/graph-client.ts'
import { originOf } from '../heads/origin.ts'
import { Unanswered } from './public-records.ts'
import { createSitemap, type SitemapOptions } from './sitemap.ts'
import { sitemapIndexXml, sitemapXml } from './sitemap-xml.ts'

export interface SitemapRoutesOptions extends Omit<SitemapOptions, 'ask'> {
  ask: AskForCaller
  publicUrl?: string
  /** How long a part that was read is sent again. */
  keptMs?: number
}

const XML = 'application/xml; charset=utf-8'
/** Parts that are read at once; each asks the graph fifty times. */
const AT_ONCE = 2
const KEPT_PARTS = 8
const OWN_PAGES = ['/', '/directory', '/docs', '/explorer/']
const compress = promisify(gzip)
const unzip = promisify(gunzip)

const ROBOTS = `User-agent: *
Disallow: /graphql
Disallow: /search
Disallow: /cube
Disallow: /auth/
Disallow: /account
Disallow: /exports/
Disallow: /internal
Disallow: /metrics
`

/** `/sitemap.xml`, its parts, and `/robots.txt`: what anybody may see, whoever asks. */
export const sitemapRoutes = (app: FastifyInstance, { ask, publicUrl, keptMs = 30_000, ...options }: SitemapRoutesOptions): void => {
  const asAnybody = (caller: { id: string; ip: string }) => (request: Parameters<AskForCaller>[1]) => ask({ ...caller, headers: {} }, request)
  const sitemap = createSitemap({ ...options, ask: asAnybody({ id: 'sitemap', ip: '127.0.0.1' }) })
  const kept = new Map<string, { content: Promise<Buffer | null>; until: number }>()
  let reading = 0

  const send = (reply: FastifyReply, xml: string): FastifyReply => reply.type(XML).header('cache-control', 'public, max-age=60').send(xml)
  const later = (reply: FastifyReply, seconds: number, status = 503): FastifyReply => reply.code(status).header('retry-after', String(seconds)).type('text/plain; charset=utf-8').send('站点地图暂不可用,请稍后再取 / The sitemap is not at hand; fetch it later\n')

  const partOf = (number: number, request: FastifyRequest): Promise<Buffer | null> => {
    const origin = originOf(request, publicUrl)
    const key = `${number} ${origin}`
    const known = kept.get(key)
    if (known && known.until > Date.now()) return known.content
    if (reading >= AT_ONCE) throw new Unanswered({ status: 503, retryAfterSeconds: 5 })
    reading += 1
    const content = sitemap.records(number, asAnybody({ id: request.id, ip: request.ip }))
      .then((records) => records && compress(sitemapXml(records.map(({ id, updatedAt }) => ({ address: `${origin}/resource/${id}`, changedAt: updatedAt })))))
      .finally(() => (reading -= 1))
    kept.delete(key)
    kept.set(key, { content, until: Date.now() + keptMs })
    content.catch(() => kept.delete(key))
    for (const oldest of [...kept.keys()].slice(0, Math.max(0, kept.size - KEPT_PARTS))) kept.delete(oldest)
    return content
  }

  const orLater = async (reply: FastifyReply, answer: () => Promise<FastifyReply>): Promise<FastifyReply> => {
    try {
      return await answer()
    } catch (error) {
      if (error instanceof Unanswered) return later(reply, error.retryAfterSeconds, error.status)
      throw error
    }
  }

  app.get('/sitemap.xml', (request, reply) => orLater(reply, async () => {
    const parts = await sitemap.parts()
    if (parts === null) return later(reply, 60)
    const origin = originOf(request, publicUrl)
    return send(reply, sitemapIndexXml([{ address: `${origin}/sitemap-pages.xml`, changedAt: null }, ...parts.map(({ changedAt }, at) => ({ address: `${origin}/sitemap-${at + 1}.xml`, changedAt }))]))
  }))
  app.get('/sitemap-pages.xml', (request, reply) => send(reply, sitemapXml(OWN_PAGES.map((path) => ({ address: `${originOf(request, publicUrl)}${path}`, changedAt: null })))))
  app.get<{ Params: { number: string } }>('/sitemap-:number(^[1-9]\\d{0,4}).xml', (request, reply) => orLater(reply, async () => {
    if ((await sitemap.parts()) === null) return later(reply, 60)
    const content = await partOf(Number(request.params.number), request)
    if (content === null) return reply.code(404).type('text/plain; charset=utf-8').send('没有这一部分 / There is no such part\n')
    reply.type(XML).headers({ 'cache-control': 'public, max-age=30', vary: 'accept-encoding' })
    return /\bgzip\b/.test(request.headers['accept-encoding'] ?? '') ? reply.header('content-encoding', 'gzip').send(content) : reply.send(await unzip(content))
  }))
  app.get('/robots.txt', (request, reply) => reply.type('text/plain; charset=utf-8').send(`${ROBOTS}\nSitemap: ${originOf(request, publicUrl)}/sitemap.xml\n`))
}
