import { fastify, type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { citationOf } from '../../../schema/citation/citation-of.ts'
import { bibtex } from '../../../schema/citation/bibtex.ts'
import { gbT7714 } from '../../../schema/citation/gb-t-7714.ts'
import { ris } from '../../../schema/citation/ris.ts'
import { LINKED_DATA_FIELDS } from '../../../schema/linked-data/linked-data-fields.ts'
import type { AskForCaller } from '../../../subgraphs/kit/graph-client.ts'
import { type LocalStack, openLocalStack } from '../../../test/flows/local-stack.ts'
import { documentOf, hostileAddresses, hostileTexts } from '../../../test/support/hostile-texts.ts'
import { createShell } from '../shell.ts'
import { resourceRoutes } from './resource-routes.ts'

let stack: LocalStack
let app: FastifyInstance
let busy: { status: number; retryAfterSeconds: number } | null = null
const ask: AskForCaller = async (caller, { query, variables, operationName }) => {
  if (busy) return { ...busy, data: null, errors: [{ message: '' }] }
  const authorization = caller.headers.authorization
  const response = await fetch(stack.url, { method: 'POST', headers: { 'content-type': 'application/json', ...(typeof authorization === 'string' ? { authorization } : {}) }, body: JSON.stringify({ query, variables, operationName }) })
  return { ...((await response.json()) as object), status: response.status }
}
const get = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers: { host: 'keyuan.example', ...headers } })
const add = async (namespace: string, sourceId: string, typename: string, document: Record<string, unknown>, deleted?: boolean) => {
  const [outcome] = await stack.upsert(namespace, [{ sourceId, typename, document, ...(deleted ? { deleted } : {}) }])
  if (!outcome || outcome.findings.length > 0) throw new Error(JSON.stringify(outcome))
  await stack.ask('query($p: [String!]) { searchResources(notBefore: $p) { total { value } } }', { p: [outcome.position] })
  return outcome.id
}
const linkedDataIn = (html: string) => JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1] ?? 'null') as Record<string, unknown> | null
const headOf = (html: string) => html.slice(html.indexOf('<!--from-->'), html.indexOf('<!--to-->'))

const paper = {
  resourceType: 'PAPER', status: 'PUBLISHED', title: '小麦的研究', titleEn: 'On wheat', description: '摘要', keywords: ['小麦'], languages: ['zh-CN'], creators: [{ kind: 'PERSON', name: '贾继增' }, { kind: 'PERSON', name: 'Kary B. Mullis' }],
  identifiers: [{ scheme: 'DOI', value: '10.1234/wheat' }], generatedOn: '2020-05', sharing: { level: 'PUBLIC' }, details: { doi: '10.1234/wheat', containerTitle: '作物学报', volume: '5', issue: '2', firstPage: '1', lastPage: '9', publishedOn: '2020-05' },
}
let paperId: string

beforeAll(async () => {
  stack = await openLocalStack()
  app = fastify()
  const page = '<!doctype html><html lang="zh-CN"><head><!--from--><!--head--><!--to--></head><body></body></html>'
  resourceRoutes(app, { ask, sendPage: createShell({ content: Buffer.from(page), type: 'text/html', etag: '""', immutable: false }) })
  paperId = await add('literature', 'p1', 'Paper', paper)
})
afterAll(async () => {
  await app.close()
  await stack.close()
})

describe('/resource/<id>', () => {
  it('has title, description, canonical address, tags of Highwire and Dublin Core, and linked data', async () => {
    const { statusCode, body, headers } = await get(`/resource/${paperId}`)
    expect(statusCode).toBe(200)
    expect(headers['content-security-policy']).toContain("script-src 'self'")
    expect(body).toContain('<title>小麦的研究 · 科源</title>')
    for (const [name, content] of [['description', '摘要'], ['citation_title', '小麦的研究'], ['citation_author', 'Mullis, Kary B.'], ['citation_author', '贾继增'], ['citation_journal_title', '作物学报'], ['citation_publication_date', '2020/05'], ['citation_doi', '10.1234/wheat'], ['citation_firstpage', '1'], ['DC.creator', '贾继增'], ['DC.identifier', 'doi:10.1234/wheat']]) {
      expect(body).toContain(`<meta name="${name}" content="${content}">`)
    }
    expect(body).toContain(`<link rel="canonical" href="http://keyuan.example/resource/${paperId}">`)
    expect(linkedDataIn(body)).toMatchObject({ '@type': 'ScholarlyArticle', '@id': `http://keyuan.example/resource/${paperId}`, pageStart: '1' })
  })

  it('is in English where the address says so', async () => {
    const { body } = await get(`/resource/${paperId}?lang=en`)
    expect(body).toContain('<html lang="en">')
    expect(body).toContain('<title>On wheat · Keyuan</title>')
    expect((await get(`/resource/${paperId}`, { cookie: 'a=b; keyuan_lang=en' })).body).toContain('<html lang="en">')
    expect((await get(`/resource/${paperId}?lang=zh`, { cookie: 'keyuan_lang=en' })).body).toContain('<html lang="zh-CN">')
  })

  it('answers as linked data by its suffix and by Accept', async () => {
    const bySuffix = await get(`/resource/${paperId}.jsonld`)
    expect([bySuffix.statusCode, bySuffix.headers['content-type']]).toEqual([200, 'application/ld+json; charset=utf-8'])
    for (const accept of ['application/ld+json', 'application/json;q=0.9, text/html;q=0.5']) expect((await get(`/resource/${paperId}`, { accept })).json()).toEqual(bySuffix.json())
    for (const accept of ['*/*', 'text/html,application/xhtml+xml,*/*;q=0.8', 'application/ld+json;q=0.1, text/html']) expect((await get(`/resource/${paperId}`, { accept })).headers['content-type']).toContain('text/html')
    expect(bySuffix.headers.vary).toBe('Accept')
  })

  it('is 404 for what nobody knows, and for what the viewer may not know of', async () => {
    const draft = await add('literature', 'draft', 'Paper', { ...paper, status: 'DRAFT' })
    for (const id of ['literature:nothing', 'no-id', '%3Cscript%3E', draft]) {
      const { statusCode, body } = await get(`/resource/${id}`)
      expect([statusCode, body.includes('noindex'), linkedDataIn(body)]).toEqual([404, true, null])
      expect((await get(`/resource/${id}.jsonld`)).statusCode).toBe(404)
    }
  })

  it('is 410 for what was withdrawn: identifiers stay, the text goes', async () => {
    const id = await add('literature', 'gone', 'Paper', { ...paper, title: '将被撤回' })
    await add('literature', 'gone', 'Paper', {}, true)
    const { statusCode, body } = await get(`/resource/${id}`)
    expect(statusCode).toBe(410)
    expect(body).not.toContain('将被撤回')
    expect(linkedDataIn(body)).toMatchObject({ creativeWorkStatus: 'Withdrawn', identifier: expect.arrayContaining([expect.objectContaining({ value: '10.1234/wheat' })]) })
    expect((await get(`/resource/${id}.jsonld`)).statusCode).toBe(410)
  })

  it('tells nothing that the viewer may not see', async () => {
    const id = await add('scientific-data', 'closed', 'Dataset', { resourceType: 'DATASET', status: 'PUBLISHED', title: '受限数据', description: '只给登录者', sharing: { level: 'RESTRICTED' }, links: [{ kind: 'DOWNLOAD', url: 'https://data.example/secret.zip' }], details: { distributions: [{ id: 'd', title: 'x', downloadUrl: 'https://data.example/other.zip' }] } })
    const texts = [(await get(`/resource/${id}`)).body, (await get(`/resource/${id}.jsonld`)).body]
    expect(texts[0]).toContain('受限数据')
    for (const text of texts) expect(text).not.toMatch(/只给登录者|secret\.zip|other\.zip/)
  })

  it('says when to come again where the graph cannot answer, and does not call the record unknown', async () => {
    busy = { status: 429, retryAfterSeconds: 7 }
    const { statusCode, headers } = await get(`/resource/${paperId}`)
    busy = null
    expect([statusCode, headers['retry-after']]).toEqual([429, '7'])
  })
})

describe('hostile texts', () => {
  const OURS = /<title>[^<>]*<\/title>|<(?:meta|link)(?: [a-z:.-]+="[^"<>]*")*>|<script type="application\/ld\+json">[^<>&]*<\/script>/g

  it('in every field leave the markup of the head as it is, and linked data and references whole', async () => {
    expect(hostileTexts.length).toBeGreaterThanOrEqual(100)
    const outcomes = []
    for (let from = 0; from < hostileTexts.length; from += 50) outcomes.push(...await stack.upsert('scientific-data', hostileTexts.slice(from, from + 50).map((text, at) => ({ sourceId: `x${from + at}`, typename: 'Dataset', document: documentOf(text) }))))
    // What the way in refuses is no danger; that it takes most of them shows that this tests something.
    const stored = outcomes.flatMap(({ id, result }, at) => (result === 'CREATED' ? [{ id, text: hostileTexts[at] ?? '' }] : []))
    expect(stored.length).toBeGreaterThan(100)
    await stack.ask('query($p: [String!]) { searchResources(notBefore: $p) { total { value } } }', { p: [outcomes.at(-1)?.position] })
    for (const { id, text } of stored) {
      const { statusCode, body } = await get(`/resource/${id}`)
      expect(statusCode).toBe(200)
      expect(headOf(body).replace('<!--from-->', '').replace(OURS, '').trim(), text).toBe('')
      expect(linkedDataIn(body)).toEqual((await get(`/resource/${id}.jsonld`)).json())
      const { data } = await stack.ask(`query($id: ID!) { resource(id: $id) { ${LINKED_DATA_FIELDS} } }`, { id })
      const citation = citationOf((data as { resource: Record<string, unknown> }).resource, { accessed: '2026-11-21', origin: 'https://keyuan.example' })
      expect(gbT7714(citation)).not.toMatch(/[\n\r\u2028]/)
      expect(ris(citation).match(/^ER {2}- /gm)).toHaveLength(1)
      expect(bibtex(citation).trimEnd().split('\n').slice(1, -1).every((line) => /^ {2}[a-z]+ = \{.*\},?$/.test(line)), bibtex(citation)).toBe(true)
    }
  })

  it('as addresses are not taken in at all', async () => {
    const outcomes = await stack.upsert('scientific-data', hostileAddresses.map((url, at) => ({ sourceId: `u${at}`, typename: 'Dataset', document: { resourceType: 'DATASET', title: 'x', links: [{ kind: 'LANDING', url }] } })))
    expect(outcomes.filter(({ findings }) => findings.length === 0).map(({ sourceId }) => hostileAddresses[Number(sourceId.slice(1))])).toEqual([])
  })
})
