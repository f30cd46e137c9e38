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
})
