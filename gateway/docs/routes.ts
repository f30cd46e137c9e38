import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { buildASTSchema, type GraphQLSchema, isIntrospectionType, parse } from 'graphql'
import type { SupergraphArtifact } from '../../schema/supergraph.ts'
import { boundedCache, type BoundedCache } from '../../subgraphs/kit/bounded-cache.ts'
import { errorsPage } from './errors-page.ts'
import { exampleOf } from './example.ts'
import { mutationPage, queryPage } from './field-page.ts'
import { indexPage } from './index-page.ts'
import { createLiveAnswers } from './live-answer.ts'
import { mutationExample } from './mutation-example.ts'
import { type Page, pageText } from './page.ts'
import { type Entry, entriesOf, searchPage } from './search-page.ts'
import { startersPage } from './starters-page.ts'
import { typePage } from './type-page.ts'

export interface DocsOptions {
  /** The version that is served. */
  current: () => Promise<Pick<SupergraphArtifact, 'version' | 'apiSdl'>>
}

const SECURITY_HEADERS = {
  'content-security-policy': "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'cross-origin-opener-policy': 'same-origin',
}
const STYLES = ['../web/styles/tokens.css', '../web/styles/base.css', 'docs.css']

interface Manual { version: string; schema: GraphQLSchema; pages: BoundedCache<string, string>; entries: Entry[] }

/** The manual under /docs: made from the schema of the current version, each page once, without a script. */
export function docsRoutes(app: FastifyInstance, { current }: DocsOptions): void {
  const manuals = boundedCache<string, Manual>({ entries: 2 })
  const askLive = createLiveAnswers(app)
  const css = STYLES.map((name) => readFileSync(new URL(name, import.meta.url), 'utf8')).join('\n')

  const manual = async (): Promise<Manual> => {
    const { version, apiSdl } = await current()
    const known = manuals.get(version) ?? open(version, apiSdl)
    manuals.set(version, known)
    return known
  }
  const remembered = ({ version, pages }: Manual, address: string, make: () => Page): string => {
    const text = pages.get(address) ?? pageText(make(), { version })
    pages.set(address, text)
    return text
  }
  const notFound = (reply: FastifyReply, { version }: Manual): FastifyReply => reply.code(404).headers(SECURITY_HEADERS).type(HTML).send(pageText(NOTHING_HERE, { version }))

  app.get('/docs', async (request, reply) => {
    const found = await manual()
    return send(request, reply, remembered(found, '/docs', () => indexPage(found.schema)))
  })
  app.get('/docs/errors', async (request, reply) => send(request, reply, remembered(await manual(), '/docs/errors', errorsPage)))
  app.get('/docs/starters', async (request, reply) => send(request, reply, remembered(await manual(), '/docs/starters', startersPage)))
  app.get<{ Params: { name: string } }>('/docs/types/:name', async (request, reply) => {
    const found = await manual()
    const type = found.schema.getType(request.params.name)
    return type && !isIntrospectionType(type) ? send(request, reply, remembered(found, `/docs/types/${type.name}`, () => typePage(found.schema, type))) : notFound(reply, found)
  })
  app.get<{ Params: { name: string } }>('/docs/mutations/:name', async (request, reply) => {
    const found = await manual()
    const field = fieldOf(found.schema.getMutationType(), request.params.name)
    if (!field) return notFound(reply, found)
    const { document, variables } = mutationExample(field)
    return send(request, reply, remembered(found, `/docs/mutations/${field.name}`, () => mutationPage(field, document, variables)))
  })
  app.get<{ Params: { name: string } }>('/docs/queries/:name', async (request, reply) => {
    const found = await manual()
    const field = fieldOf(found.schema.getQueryType(), request.params.name)
    if (!field) return notFound(reply, found)
    const example = exampleOf(found.schema, field)
    return send(request, reply, pageText(queryPage(field, example, await askLive(example)), found))
  })
  app.get<{ Querystring: { q?: unknown } }>('/docs/search', async (request, reply) => {
    const { q } = request.query
    const query = typeof q === 'string' ? q.slice(0, 100) : ''
    const found = await manual()
    return send(request, reply, pageText(searchPage(found.entries, query), { version: found.version, query }))
  })
  app.get('/docs/docs.css', async (request, reply) => send(request, reply, css, 'text/css; charset=utf-8'))
}

const HTML = 'text/html; charset=utf-8'
const NOTHING_HERE: Page = { title: '没有此页 Not found', body: { html: '<h1>没有此页 <span lang="en">There is no such page</span></h1><p><a href="/docs">手册 Manual</a></p>' } }

const fieldOf = (type: ReturnType<GraphQLSchema['getQueryType']>, name: string) => {
  const fields = type?.getFields() ?? {}
  return Object.hasOwn(fields, name) ? fields[name] : undefined
}

const open = (version: string, apiSdl: string): Manual => {
  const schema = buildASTSchema(parse(apiSdl, { noLocation: true }), { assumeValid: true })
  return { version, schema, pages: boundedCache({ entries: 1_000, weight: 20_000_000, weigh: (_address, text) => text.length }), entries: entriesOf(schema) }
}

function send(request: FastifyRequest, reply: FastifyReply, text: string, type = HTML): FastifyReply {
  const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`
  reply.headers({ ...SECURITY_HEADERS, etag, 'cache-control': 'public, no-cache' })
  return request.headers['if-none-match'] === etag ? reply.code(304).send() : reply.type(type).send(text)
}
