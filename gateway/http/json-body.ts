import type { FastifyInstance, FastifyRequest } from 'fastify'
import { refusal } from '../errors/refusal.ts'

/**
 * Takes JSON in UTF-8 and nothing else: no compressed bodies, which get round the size limit, no exotic charsets, no forms.
 * Keys such as `__proto__` are refused by fastify's parser.
 */
export function acceptJsonBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  const parseJson = app.getDefaultJsonParser('error', 'error')
  app.addHook('onRequest', async (request) => {
    const encoding = request.headers['content-encoding']
    if (encoding !== undefined && encoding !== 'identity') {
      throw refusal('BAD_REQUEST', { zh: `不接受压缩的请求体:${clip(encoding)}`, en: `Compressed bodies are not accepted: ${clip(encoding)}`, status: 415 })
    }
  })
  app.addContentTypeParser(/^application\/json\b/i, { parseAs: 'string' }, (request: FastifyRequest, body: string, done) => {
    const charset = /;\s*charset\s*=\s*"?([^";]+)"?/i.exec(request.headers['content-type'] ?? '')?.[1]?.trim()
    if (charset !== undefined && charset.toLowerCase() !== 'utf-8') {
      done(refusal('BAD_REQUEST', { zh: `只接受 UTF-8 编码:${clip(charset)}`, en: `Only UTF-8 is accepted: ${clip(charset)}`, status: 415 }), undefined)
      return
    }
    parseJson(request, body, done)
  })
}

const clip = (text: string): string => text.slice(0, 40)
