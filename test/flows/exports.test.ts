import { createHash } from 'node:crypto'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mintDevelopmentToken } from '../../gateway/auth/mint-development-token.ts'
import { exporting } from '../support/exporting.ts'
import { readWorkbook } from '../support/read-workbook.ts'
import { DEVELOPMENT_KEY, type LocalStack, openLocalStack } from './local-stack.ts'

/** Some pages of 200, the last one not full. */
const RECORDS = 650
const WHEAT = `query Wheat($q: String) {
  searchResources(q: $q, sort: TITLE_PINYIN) { total { value } edges { node { id title platform { name } creators { name orcid } keywords ... on Dataset { recordCount } } } }
}`

let stack: LocalStack
let jobs: ReturnType<typeof exporting>
const as = async (sub: string): Promise<Record<string, string>> => ({ authorization: `Bearer ${await mintDevelopmentToken({ sub }, DEVELOPMENT_KEY)}` })
let owner: Record<string, string>

/** All ids that the search itself gives, by cursor. */
const searched = async (headers: Record<string, string> = {}): Promise<string[]> => {
  const ids: string[] = []
  for (let after: string | null = null; ;) {
    const { data, errors } = await stack.ask('query($after: String) { searchResources(q: "小麦", sort: TITLE_PINYIN, first: 100, after: $after) { edges { node { id } } pageInfo { hasNextPage endCursor } } }', { after }, headers)
    if (errors) throw new Error(JSON.stringify(errors))
    const { edges, pageInfo } = (data as unknown as { searchResources: { edges: { node: { id: string } }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } }).searchResources
    ids.push(...edges.map(({ node }) => node.id))
    if (!pageInfo.hasNextPage) return ids
    after = pageInfo.endCursor
  }
}

beforeAll(async () => {
  stack = await openLocalStack()
  jobs = exporting(stack)
  owner = await as('researcher')
  const positions: string[] = []
  for (let from = 0; from < RECORDS; from += 500) {
    const items = Array.from({ length: Math.min(500, RECORDS - from) }, (_, at) => from + at).map((n) => ({
      sourceId: `w${n}`, typename: 'Dataset',
      document: {
        resourceType: 'DATASET', title: `小麦数据集 ${String(n).padStart(4, '0')}`, keywords: ['小麦', `=1+${n}`], generatedOn: '2015',
        creators: n % 3 === 0 ? [] : [{ kind: 'PERSON', name: `作者${n}` }, { kind: 'PERSON', name: 'Zhang, San', orcid: '0000-0002-1825-0097' }], details: { recordCount: String(n * 1_000) },
      },
    }))
    const outcomes = await stack.upsert('scientific-data', items)
    const refused = outcomes.find(({ result }) => result === 'REFUSED')
    if (refused) throw new Error(JSON.stringify(refused))
    positions.push(outcomes.at(-1)?.position ?? '')
  }
  expect(await stack.graph.catalogue.reached(positions, 30_000)).toBe(true)
}, 120_000)
afterAll(() => stack.close())

describe('startExport', () => {
  it('collects all pages, in the order and with the set of the search, and every format holds them', async () => {
    const begun = await jobs.started({ document: WHEAT, variables: { q: '小麦' }, name: '小麦 数据' }, owner)
    expect(begun).toMatchObject({ state: 'QUEUED', totalRows: RECORDS, files: expect.arrayContaining([{ format: 'CSV', address: null, reason: null }]) })
    const done = await jobs.until(begun.id, owner)
    expect(done).toMatchObject({ state: 'DONE', rows: RECORDS, hiddenRows: 0, progress: 1, error: null, degraded: [], notices: [], supergraphStart: stack.artifact.version })
    expect(new Date(done.asOfStart ?? 0) <= new Date(done.asOfEnd ?? 0)).toBe(true)
    expect(done.columns.map(({ path }) => path)).toEqual(['id', 'title', 'platform.name', 'creators.name', 'creators.orcid', 'keywords', 'recordCount'])
    const ids = await searched(owner)
    expect(ids).toHaveLength(RECORDS)

    const address = (format: string): string => done.files.find((file) => file.format === format)?.address ?? 'none'
    const jsonl = await jobs.download(address('JSONL'), owner)
    const text = await jsonl.text()
    const rows = text.trimEnd().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(rows.map(({ id }) => id)).toEqual(ids)
    expect(Object.keys(rows[0] ?? {})).toEqual(['id', 'title', 'platform', 'creators', 'keywords', 'recordCount'])
    expect(createHash('sha256').update(text).digest('hex')).toBe(done.hash)
    expect(jsonl.headers.get('cache-control')).toBe('private, no-store')
    expect((await jobs.download(address('JSONL'), { ...owner, 'if-none-match': jsonl.headers.get('etag') ?? '' })).status).toBe(304)

    const csv = await jobs.download(address('CSV'), owner)
    expect(csv.headers.get('content-type')).toMatch(/^text\/csv; charset=utf-8/)
    expect(csv.headers.get('content-disposition')).toBe("attachment; filename=\"__ __.csv\"; filename*=UTF-8''%E5%B0%8F%E9%BA%A6%20%E6%95%B0%E6%8D%AE.csv")
    const lines = parse(await csv.text(), { bom: true }) as string[][]
    expect(lines.slice(1).map(([id]) => id)).toEqual(ids)
    expect(lines[2]?.slice(3)).toEqual(['作者1; Zhang, San', '; 0000-0002-1825-0097', '小麦; =1+1', '1000'])
    const titled = parse(await (await jobs.download(`${address('CSV')}?lang=zh`, owner)).text(), { bom: true, to_line: 1 }) as string[][]
    expect(titled[0]?.[2]).toBe('所属平台 · 名称')

    const { sheets } = readWorkbook(Buffer.from(await (await jobs.download(address('XLSX'), owner)).arrayBuffer()))
    expect(sheets[0]?.slice(1).map(([id]) => id)).toEqual(ids)
    expect(sheets[0]?.[2]?.[6]).toBe(1_000)

    const ris = await (await jobs.download(address('RIS'), owner)).text()
    expect(ris.match(/^TY {2}- DATA\r$/gm)).toHaveLength(RECORDS)
    expect(ris).toContain('AU  - Zhang, San\r\n')
    const bib = await (await jobs.download(address('BIBTEX'), owner)).text()
    expect(bib.match(/^@dataset\{/gm)).toHaveLength(RECORDS)
  })

  it('stopped and resumed gives the same rows; the file is there when all of them are', async () => {
    const whole = await jobs.until((await jobs.started({ document: WHEAT, variables: { q: '小麦' } }, owner)).id, owner)
    const begun = await jobs.started({ document: WHEAT, variables: { q: '小麦' } }, owner)
    const cancelled = await jobs.cancel({ id: begun.id }, owner)
    expect(cancelled.export?.state).toMatch(/CANCELLED|DONE/)
    expect((await jobs.download(`${begun.address}.csv`, owner)).status).toBe(409)
    expect((await jobs.resume({ id: begun.id }, owner)).export?.state).toBe('QUEUED')
    expect((await jobs.until(begun.id, owner)).hash).toBe(whole.hash)
  })

  it('a retry of the same mutation begins nothing anew', async () => {
    const input = { document: WHEAT, variables: { q: '小麦' }, clientMutationId: 'once' }
    const first = await jobs.started(input, owner)
    expect((await jobs.started(input, owner)).id).toBe(first.id)
    await jobs.until(first.id, owner)
    expect((await jobs.started(input, await as('another'))).id).not.toBe(first.id)
  })

  it('explodes a nested list by choice, and cannot cite rows that were not asked for citations', async () => {
    const document = '{ searchResources(q: "小麦", filter: { keywords: ["小麦"] }) { edges { node { id creators { name } relations(first: 1) { edges { kind } } } } } }'
    const { id } = await jobs.started({ document, nested: 'EXPLODE', explode: 'creators', citations: false }, owner)
    const done = await jobs.until(id, owner)
    expect(done.state).toBe('DONE')
    const lines = (parse(await (await jobs.download(`${done.address}.csv`, owner)).text(), { bom: true }) as string[][]).slice(1)
    const authored = Array.from({ length: RECORDS }, (_, n) => (n % 3 === 0 ? 1 : 2)).reduce((sum, each) => sum + each, 0)
    expect(lines).toHaveLength(authored)
    expect(done.files.find(({ format }) => format === 'RIS')).toMatchObject({ address: null, reason: expect.stringContaining('引文') })
    expect((await jobs.download(`${done.address}.ris`, owner)).status).toBe(400)
  })

  it.each<[string, Record<string, unknown>, string]>([
    ['a document that does not fit the schema', { document: '{ searchResources { edges { node { titel } } } }' }, 'QUERY_INVALID'],
    ['a mutation', { document: 'mutation { deleteExport(input: { id: "x" }) { deletedId } }' }, 'NOT_A_QUERY'],
    ['rows that are no list of it', { document: WHEAT, rows: 'searchResources.facet' }, 'ROWS_UNKNOWN'],
    ['a list to explode that is none', { document: WHEAT, nested: 'EXPLODE', explode: 'platform' }, 'EXPLODE_UNKNOWN'],
    ['a variable of the wrong type', { document: WHEAT, variables: { q: 5 } }, 'VARIABLES_INVALID'],
    ['variables with NUL', { document: WHEAT, variables: { q: 'a\u0000' } }, 'VARIABLES_INVALID'],
    ['a saved query that is not there', { document: WHEAT, savedQuery: 'registry:q-none' }, 'NOT_FOUND'],
    ['a row dearer than a whole page may be', { document: '{ searchResources { edges { node { relations(first: 200) { edges { node { relations(first: 200) { edges { node { id } } } } } } } } } }' }, 'QUERY_TOO_COMPLEX'],
  ])('refuses %s with a reason', async (_what, input, code) => {
    const { export: none, errors } = await jobs.start(input, owner)
    expect(none).toBeNull()
    expect(errors[0]?.code).toBe(code)
  })

  it('says what an export would be before anything runs', async () => {
    const { data, errors } = await stack.ask('mutation($input: PlanExportInput!) { planExport(input: $input) { plan { rows estimatedSeconds mostRows rowsPath formats columns { path } notices { code } } errors { code message } } }', { input: { document: WHEAT, variables: { q: '小麦' } } }, owner)
    expect(errors).toBeUndefined()
    expect((data as unknown as { planExport: { plan: Record<string, unknown>; errors: unknown[] } }).planExport).toMatchObject({ errors: [], plan: { rows: RECORDS, mostRows: 1_000_000, rowsPath: 'searchResources.edges.node', formats: ['CSV', 'XLSX', 'JSONL', 'RIS', 'BIBTEX'], notices: [] } })
  })

  it('an owner has three at once, and frees a place by cancelling one', async () => {
    const busy = await as('busy')
    const begun = await Promise.all([1, 2, 3, 4, 5].map(() => jobs.start({ document: WHEAT, variables: { q: '小麦' } }, busy)))
    const refused = begun.filter(({ errors }) => errors[0]?.code === 'EXPORTS_BUSY')
    expect(refused.length).toBeGreaterThan(0)
    for (const { export: each } of begun) if (each) await jobs.until(each.id, busy)
    expect((await jobs.start({ document: WHEAT }, busy)).errors).toEqual([])
  })
})

describe('an export of somebody else', () => {
  it.each(['nobody', 'another', 'center'])('has no door for %s', async (who) => {
    const stranger: Record<string, string> = who === 'nobody' ? {} : { authorization: `Bearer ${await mintDevelopmentToken({ sub: who, grants: who === 'center' ? [{ role: 'CENTER' }, { role: 'OPERATOR' }] : [] }, DEVELOPMENT_KEY)}` }
    const mine = await jobs.until((await jobs.started({ document: WHEAT, variables: { q: '小麦' } }, owner)).id, owner)
    expect(await jobs.see(mine.id, stranger)).toBeNull()
    for (const change of [jobs.cancel, jobs.resume]) expect(await change({ id: mine.id }, stranger)).toMatchObject({ export: null, errors: [{ code: 'NOT_FOUND' }] })
    const removed = await stack.ask('mutation($id: ID!) { deleteExport(input: { id: $id }) { deletedId errors { code } } }', { id: mine.id }, stranger)
    expect(removed.data).toEqual({ deleteExport: { deletedId: null, errors: [{ code: 'NOT_FOUND' }] } })
    for (const format of ['csv', 'xlsx', 'jsonl', 'ris', 'bib']) {
      expect((await jobs.download(`${mine.address}.${format}`, stranger)).status).toBe(404)
      expect((await jobs.download(`${mine.address}.${format}`, { ...stranger, 'if-none-match': '*' })).status).toBe(404)
    }
    expect((await jobs.download(`/exports/${encodeURIComponent(mine.id)}.csv`, stranger)).status).toBe(404)
    const listed = await stack.ask('{ exports { edges { node { id } } } }', {}, stranger)
    expect(JSON.stringify(listed.data)).not.toContain(mine.id)
    expect(await jobs.see(mine.id, owner)).toMatchObject({ state: 'DONE' })
  })

  it('credentials that are not valid open nothing', async () => {
    const mine = await jobs.until((await jobs.started({ document: WHEAT, variables: { q: '小麦' } }, owner)).id, owner)
    expect((await jobs.download(`${mine.address}.csv`, { authorization: 'Bearer a.b.c' })).status).toBe(401)
    for (const name of ['x.csv', `${mine.address.slice(9)}.exe`, `${mine.address.slice(9)}.csv.csv`, 'export-aaaaaaaaaaaaaaaaaaaaaaaaaa.csv', '__proto__.csv', `${mine.address.slice(9)}.constructor`]) {
      expect((await jobs.download(`/exports/${name}`, owner)).status).toBe(404)
    }
  })

  it('one that nobody owns is seen by whoever has its id, and held to its own limits', async () => {
    const begun = await jobs.started({ document: WHEAT, variables: { q: '小麦' } })
    expect(begun.id).toMatch(/^registry:export-[a-z2-7]{26}$/)
    const done = await jobs.until(begun.id)
    expect(done).toMatchObject({ state: 'DONE', rows: RECORDS })
    expect((await jobs.download(`${done.address}.csv`, owner)).status).toBe(200)
    expect((await stack.ask('{ exports { edges { node { id } } } }')).data).toEqual({ exports: null })
    const removed = await stack.ask('mutation($id: ID!) { deleteExport(input: { id: $id }) { deletedId errors { code } } }', { id: done.id })
    expect(removed.data).toEqual({ deleteExport: { deletedId: done.id, errors: [] } })
    expect(await jobs.see(done.id)).toBeNull()
    expect((await jobs.download(`${done.address}.csv`)).status).toBe(404)
  })

  it('lists its owner\'s alone, page by page', async () => {
    const lister = await as('lister')
    const begun = [await jobs.started({ document: WHEAT, variables: { q: '小麦' } }, lister), await jobs.started({ document: WHEAT, variables: { q: '小麦' } }, lister)]
    for (const { id } of begun) await jobs.until(id, lister)
    const page = async (after: string | null): Promise<{ edges: { cursor: string; node: { id: string } }[] }> => ((await stack.ask('query($after: String) { exports(first: 1, after: $after) { edges { cursor node { id } } } }', { after }, lister)).data as unknown as { exports: { edges: { cursor: string; node: { id: string } }[] } }).exports
    const first = await page(null)
    const second = await page(first.edges[0]?.cursor ?? null)
    expect([...first.edges, ...second.edges].map(({ node }) => node.id)).toEqual(begun.map(({ id }) => id).reverse())
    expect((await page(second.edges[0]?.cursor ?? null)).edges).toEqual([])
  })
})

describe('/q/<slug>.<format>', () => {
  const DOCUMENT = 'query Crop($q: String!, $since: PartialDate, $types: [String!]) { searchResources(q: $q, filter: { generated: { from: $since }, types: $types }, sort: TITLE_PINYIN) { total { value } edges { node { id title } } } }'
  let slug: string
  const at = (rest: string, headers: Record<string, string> = owner): Promise<Response> => jobs.download(`/q/${slug}${rest}`, headers)

  beforeAll(async () => {
    const { data, errors } = await stack.ask('mutation($input: CreateSavedQueryInput!) { createSavedQuery(input: $input) { savedQuery { slug } errors { code message path } } }', {
      input: {
        name: '某作物的资源', document: DOCUMENT, rows: 'searchResources.edges.node',
        parameters: [{ name: 'q', label: '作物', input: 'TEXT', required: true }, { name: 'since', label: '自', input: 'YEAR', default: '2000' }, { name: 'types', label: '类型', input: 'TYPE', many: true }],
      },
    }, owner)
    const payload = (data as unknown as { createSavedQuery: { savedQuery: { slug: string } | null; errors: unknown[] } } | null)?.createSavedQuery
    if (!payload?.savedQuery) throw new Error(JSON.stringify([errors, payload]))
    slug = payload.savedQuery.slug
  })

  it('gives all rows in every format, by its parameters', async () => {
    const ids = (await searched(owner))
    const lines = parse(await (await at('.csv?q=小麦')).text(), { bom: true }) as string[][]
    expect(lines.slice(1).map(([id]) => id)).toEqual(ids)
    const json = (await (await at('.json?q=小麦&since=2010&types=DATASET&types=PAPER')).json()) as { name: string; variables: unknown; rows: string; total: number; columns: { path: string }[]; data: { searchResources: { edges: { node: { id: string; title: string } }[] } } }
    expect(json).toMatchObject({ name: '某作物的资源', variables: { q: '小麦', since: '2010', types: ['DATASET', 'PAPER'] }, rows: 'searchResources.edges.node', total: RECORDS, degraded: [] })
    expect(json.data.searchResources.edges.map(({ node }) => node.id)).toEqual(ids)
    const first = (await (await at('.json?q=小麦&page=1')).json()) as { total: number; data: { searchResources: { edges: unknown[] } } }
    expect(first).toMatchObject({ total: RECORDS })
    expect(first.data.searchResources.edges).toHaveLength(20)
    expect(readWorkbook(Buffer.from(await (await at('.xlsx?q=小麦')).arrayBuffer())).sheets[0]).toHaveLength(RECORDS + 1)
    expect((await (await at('.jsonl?q=小麦')).text()).trimEnd().split('\n')).toHaveLength(RECORDS)
    expect((await (await at('.ris?q=小麦')).text()).match(/^TY {2}-/gm)).toHaveLength(RECORDS)
    expect((await (await at('.bib?q=小麦')).text()).match(/^@/gm)).toHaveLength(RECORDS)
    expect((await (await at('.csv?q=小麦&since=2016')).text()).trimEnd().split('\r\n')).toHaveLength(1)
  })

  it('gives the default of a parameter that is left out, and none for one that is given empty, as a form has a field that was cleared', async () => {
    const { data } = await stack.ask('mutation($input: CreateSavedQueryInput!) { createSavedQuery(input: $input) { savedQuery { slug } errors { message } } }', {
      input: { name: '近年的资源', rows: 'searchResources.edges.node', document: 'query Late($q: String = "小麦", $since: PartialDate = "2020") { searchResources(q: $q, filter: { generated: { from: $since } }) { total { value } edges { node { id } } } }' },
    }, owner)
    const { slug: late } = (data as unknown as { createSavedQuery: { savedQuery: { slug: string } } }).createSavedQuery.savedQuery
    const found = async (rest: string): Promise<unknown> => (await jobs.download(`/q/${late}.json${rest}`, owner)).json()
    expect(await found('')).toMatchObject({ variables: { q: '小麦', since: '2020' }, total: 0 })
    expect(await found('?since=')).toMatchObject({ variables: { q: '小麦', since: null }, total: RECORDS })
    expect(await found('?since=&page=1')).toMatchObject({ variables: { q: '小麦', since: null }, total: RECORDS })
  })

  it.each<[string, RegExp]>([
    ['.csv', /q.*作物.*\?q=/], ['.csv?q=', /缺少参数 q/], ['.csv?q=a&since=abc', /since.*年份.*abc.*\?since=2015/], ['.csv?q=a&since=2015-13-45', /since/], ['.csv?q=a&nosuch=1', /没有参数 nosuch.*q、since、types/],
    ['.csv?q=a&q=b', /参数 q/], ['.csv?q=a&__proto__=b', /没有参数/], [`.csv?q=${'a'.repeat(3_000)}`, /参数 q/],
  ])('says of %s what is wrong and how it is given', async (rest, message) => {
    const response = await at(rest)
    expect(response.status).toBe(400)
    const { errors } = (await response.json()) as { errors: { message: string; extensions: { code: string; messageEn: string } }[] }
    expect(errors[0]?.message).toMatch(message)
    expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_INPUT', messageEn: expect.any(String) })
  })

  it('is as private as the query: another person\'s does not exist', async () => {
    for (const headers of [{}, await as('another')]) for (const format of ['csv', 'json', 'json?page=1', 'xlsx', 'jsonl', 'ris', 'bib']) expect((await at(`.${format}`, headers)).status).toBe(404)
    expect((await at('.exe')).status).toBe(404)
    expect((await at('.csv?q=a', { authorization: 'Bearer a.b.c' })).status).toBe(401)
  })

  it('counts a run, and says gone of a query that was deleted', async () => {
    const usage = async (): Promise<{ id: string; version: number; usage: { runs: number } | null }> => ((await stack.ask('query($slug: String) { savedQuery(slug: $slug) { id version usage { runs } } }', { slug }, owner)).data as unknown as { savedQuery: { id: string; version: number; usage: { runs: number } | null } }).savedQuery
    const before = (await usage()).usage?.runs ?? 0
    await (await at('.csv?q=小麦')).text()
    const { id, version, usage: after } = await usage()
    expect(after?.runs).toBe(before + 1)
    // As the page of a query does: the first rows, then all of them.
    await (await at('.json?q=小麦&page=1')).text()
    expect(((await (await at('.json?q=小麦', { ...owner, 'x-keyuan-same-run': '1' })).json()) as { total: number }).total).toBe(RECORDS)
    expect((await usage()).usage?.runs).toBe(before + 2)
    await stack.ask('mutation($input: DeleteSavedQueryInput!) { deleteSavedQuery(input: $input) { errors { code message } } }', { input: { id, expectedVersion: version } }, owner)
    expect((await at('.csv?q=小麦')).status).toBe(410)
  })
})
