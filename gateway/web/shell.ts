import type { FastifyReply } from 'fastify'
import type { PageFile } from '../pages/page-files.ts'

/** What the server knows of an address before the page runs, for the reader who waits, for link previews and for search engines. */
export interface PageHead {
  status: number
  /** HTML for the end of <head>, escaped by whoever makes it: title, description, canonical, JSON-LD. */
  head: string
  lang?: 'zh-CN' | 'en'
  headers?: Record<string, string>
}

/** Nothing inline, nothing from elsewhere. JSON-LD is data, not script, and is not subject to it. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ')

export const SECURITY_HEADERS = {
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
}

export const DEFAULT_HEAD: PageHead = {
  status: 200,
  head: '<title>科源 · 国家科技资源图</title>\n<meta name="description" content="一国科技资源的统一联邦图:仪器、自然资源、科学数据、文献与项目成果。One federated graph over a nation\'s science and technology resources.">',
}

export const NOT_FOUND_HEAD: PageHead = { status: 404, head: '<title>没有这个网页 · 科源</title>\n<meta name="robots" content="noindex">' }

const NOT_BUILT = '网页尚未构建,请运行 npm ci。 / The pages are not built; run: npm ci\n'

export type SendPage = (reply: FastifyReply, head?: PageHead) => FastifyReply

/** Sends the page with a head. Never kept by a cache: what the head says depends on who asks. */
export const createShell = (index: PageFile | undefined): SendPage => {
  const [before, after] = index?.content.toString('utf8').split('<!--head-->') ?? []
  return (reply, { status, head, lang, headers = {} } = DEFAULT_HEAD) => {
    reply.headers({ ...SECURITY_HEADERS, ...headers })
    if (before === undefined || after === undefined) return reply.code(503).type('text/plain; charset=utf-8').send(NOT_BUILT)
    const start = lang === undefined ? before : before.replace('lang="zh-CN"', `lang="${lang}"`)
    return reply.code(status).type('text/html; charset=utf-8').send(`${start}${head}${after}`)
  }
}
