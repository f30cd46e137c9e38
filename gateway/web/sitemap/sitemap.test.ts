import { fastify, type FastifyInstance } from 'fastify'
import { SaxesParser } from 'saxes'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { AskForCaller } from '../../../subgraphs/kit/graph-client.ts'
import { type LocalStack, openLocalStack } from '../../../test/flows/local-stack.ts'
import { sitemapRoutes } from './sitemap-routes.ts'

const RECORDS = 1_234
const PART = 400

let stack: LocalStack
let app: FastifyInstance
let ids: string[]
let asked = 0
let refuse: { status: number; errors: { message: string; extensions: { code: string } }[] } | null = null

/** Over HTTP as anybody does it; counts, and refuses where a test says so. */
const ask: AskForCaller = async (_caller, { query, variables, operationName }) => {
  asked += 1
  if (refuse) return { ...refuse, data: null }
  const response = await fetch(stack.url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query, variables, operationName }) })
  return { ...((await response.json()) as object), status: response.status }
}
const item = (number: number, document: Record<string, unknown> = {}) => ({ sourceId: `s${number}`, typename: 'Dataset', document: { resourceType: 'DATASET', title: `数据 ${number} <&>"'`, sharing: { level: 'PUBLIC' }, status: 'PUBLISHED', ...document } })
const searchable = async () => ((await stack.ask('{ searchResources { total { value } } }')).data as { searchResources: { total: { value: number } } }).searchResources.total.value

/** Elements of well-formed XML by name. */
const read = (xml: string) => {
  const texts: Record<string, string[]> = {}
  const parser = new SaxesParser()
  let name = ''
  parser.on('error', (error) => { throw error })
  parser.on('opentag', (tag) => { name = tag.name; (texts[name] ??= []).push('') })
  parser.on('text', (text) => { const list = texts[name]; if (list) list[list.length - 1] += text })
  parser.on('closetag', () => (name = ''))
  parser.write(xml).close()
  return texts
}
const get = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers: { host: 'keyuan.example', ...headers } })
const addresses = async (url: string) => read((await get(url)).body).loc ?? []
const allRecords = async () => {
  const found: string[] = []
  for (const part of await addresses('/sitemap.xml')) if (/sitemap-\d/.test(part)) found.push(...await addresses(new URL(part).pathname))
  return found
}
const pages = (of: readonly string[]) => of.map((id) => `http://keyuan.example/resource/${id}`).sort()

beforeAll(async () => {
  stack = await openLocalStack()
  const outcomes = []
  for (let from = 0; from < RECORDS; from += 500) outcomes.push(...await stack.upsert('scientific-data', Array.from({ length: Math.min(500, RECORDS - from) }, (_, at) => item(from + at))))
  ids = outcomes.map(({ id }) => id)
  await stack.upsert('scientific-data', [item(9_001, { status: 'DRAFT' })])
  await vi.waitUntil(async () => (await searchable()) === RECORDS, { timeout: 30_000, interval: 100 })
  app = fastify()
  sitemapRoutes(app, { ask, partSize: PART, pauseMs: 0, keptMs: 0 })
})
afterAll(async () => {
  await app.close()
  await stack.close()
})

describe('/sitemap.xml', () => {
  it('lists parts which together hold every public record, once, and no draft', async () => {
    const index = await get('/sitemap.xml')
    expect(index.statusCode).toBe(200)
    expect(index.headers['content-type']).toBe('application/xml; charset=utf-8')
    expect(read(index.body).loc).toEqual(['pages', 1, 2, 3, 4].map((part) => `http://keyuan.example/sitemap-${part}.xml`))
    expect((await allRecords()).sort()).toEqual(pages(ids))
  })

  it('says when each record last changed, and each part', async () => {
    const dates = [...(read((await get('/sitemap.xml')).body).lastmod ?? []), ...(read((await get('/sitemap-1.xml')).body).lastmod ?? [])]
    expect(dates.length).toBe(4 + PART)
    expect(dates.every((date) => !Number.isNaN(Date.parse(date)))).toBe(true)
  })

  it('loses what was withdrawn and takes in what is new, also before parts are found again', async () => {
    await addresses('/sitemap.xml')
    const gone = ids[700] ?? ''
    const [withdrawn] = await stack.upsert('scientific-data', [{ sourceId: 's700', typename: 'Dataset', deleted: true }])
    const [added] = await stack.upsert('scientific-data', [item(5_000)])
    // As many are searchable before both as after both.
    expect(await stack.graph.catalogue.reached([withdrawn?.position ?? '', added?.position ?? ''], 30_000)).toBe(true)
    await expect.poll(async () => (await stack.ask('query($i: [ID!]) { resources(ids: $i) { status } }', { i: [gone] })).data, { timeout: 10_000 }).toEqual({ resources: [{ status: 'WITHDRAWN' }] })
    await expect.poll(searchable, { timeout: 10_000 }).toBe(RECORDS)
    // The parts found before: a border between them is where it was, or gone.
    const found = new Set(await allRecords())
    expect(found.has(`http://keyuan.example/resource/${gone}`)).toBe(false)
    expect([...found].sort()).toEqual(pages([...ids.filter((id) => id !== gone), added?.id ?? '']))
    ids = [...ids.filter((id) => id !== gone), added?.id ?? '']
  })

  it('is compressed for whoever takes that, and is the same', async () => {
    const packed = await get('/sitemap-2.xml', { 'accept-encoding': 'gzip' })
    expect(packed.headers['content-encoding']).toBe('gzip')
    expect(packed.rawPayload.length * 5).toBeLessThan((await get('/sitemap-2.xml')).body.length)
  })

  it('has no part that is not listed', async () => {
    expect((await get('/sitemap-99.xml')).statusCode).toBe(404)
    expect((await get('/sitemap-0.xml')).statusCode).toBe(404)
  })

  it('is complete or an error that says when to come again', async () => {
    refuse = { status: 429, errors: [{ message: '', extensions: { code: 'BUDGET_EXCEEDED' } }] }
    const refused = await get('/sitemap-1.xml')
    refuse = null
    expect([refused.statusCode, refused.headers['retry-after']]).toEqual([429, '5'])
    expect((await get('/sitemap-1.xml')).statusCode).toBe(200)
  })

  it('asks once for the parts and keeps a part that was read', async () => {
    const calm = fastify()
    sitemapRoutes(calm, { ask, partSize: PART, pauseMs: 0 })
    asked = 0
    await calm.inject('/sitemap.xml')
    await calm.inject('/sitemap.xml')
    expect(asked).toBe(Math.ceil(RECORDS / 200))
    await calm.inject('/sitemap-2.xml')
    await calm.inject('/sitemap-2.xml')
    expect(asked).toBe(Math.ceil(RECORDS / 200) + PART / 200)
    await calm.close()
  })

  it('takes nothing of a host that is none into its addresses', async () => {
    expect((await get('/robots.txt', { host: 'x"><script>' })).body).toContain('Sitemap: http://localhost/sitemap.xml')
  })
})

describe('/robots.txt', () => {
  it('names the sitemap and keeps robots out of what has no end', async () => {
    const { body } = await get('/robots.txt')
    expect(body).toContain('Sitemap: http://keyuan.example/sitemap.xml')
    expect(body).toContain('Disallow: /search\n')
  })
})
