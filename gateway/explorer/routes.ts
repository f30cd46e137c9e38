import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { DEFAULT_LIMITS, type Limits } from '../../schema/limits/limits.ts'
import { readPageFiles } from '../pages/page-files.ts'
import { sendFile } from '../pages/send-file.ts'

export interface ExplorerOptions {
  /** Folder of the built page, with a slash at its end. */
  dist?: URL
  /** Limits of this graph, so that the page can say what a query costs before it runs. */
  limits?: Limits
}

const NOT_BUILT = '数据图浏览器尚未构建,请运行 npm ci。 / The explorer is not built; run: npm ci\n'

/**
 * What the page may do. Nothing is inline but styles: the editor writes its colours and sizes into style elements and attributes.
 * Images may be data:, because the editor's stylesheet draws with them.
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const SECURITY_HEADERS = {
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
}

/** Serves the explorer under /explorer from a map of files that is read once; a name that is not in the map does not exist. */
export const explorerRoutes = async (app: FastifyInstance, { dist = new URL('./dist/', import.meta.url), limits = DEFAULT_LIMITS }: ExplorerOptions = {}): Promise<void> => {
  const files = await readPageFiles(dist)

  const serve = (name: string, request: FastifyRequest, reply: FastifyReply) => {
    reply.headers(SECURITY_HEADERS)
    if (files.size === 0) return reply.code(503).type('text/plain; charset=utf-8').send(NOT_BUILT)
    const file = files.get(name || 'index.html')
    if (!file) return reply.code(404).type('text/plain; charset=utf-8').send('没有此文件 / No such file\n')
    return sendFile(file, request, reply)
  }

  app.get('/explorer', (request, reply) => {
    const [path = '', query] = request.url.split('?', 2)
    if (path.endsWith('/')) return serve('', request, reply)
    // Relative, so that it holds behind any prefix; the page's own addresses need the slash.
    return reply.redirect(query === undefined ? './explorer/' : `./explorer/?${query}`, 302)
  })
  app.get('/explorer/limits.json', (_request, reply) => reply.headers({ ...SECURITY_HEADERS, 'cache-control': 'no-cache' }).send(limits))
  app.get<{ Params: { '*': string } }>('/explorer/*', (request, reply) => serve(request.params['*'], request, reply))
}
