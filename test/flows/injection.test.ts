import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeEngines, engineSettings } from '../engines.ts'
import { type LocalStack, openLocalStack } from './local-stack.ts'
import { write } from './writing.ts'

/** What is refused or answered has a second on a quiet machine; test machines are busy. */
const LONGEST_MS = 3_000
const RECORDS = 300
/** Words of engines and of the code beneath them, which no client is to see. */
const ENGINE_WORDS = /elastic|lucene|fts5|sqlite|malformed|parse_exception|query_string|search_phase|shard|painless|stack|node_modules|\.ts:\d|syntax error|unterminated|no such column/i

const SYNTAX = [
  '(a AND b) OR (c NOT d', '小麦 AND', 'OR OR OR', 'NOT', '"', '"""', '"没有闭合', "'; DROP TABLE document; --", '*', '?', '*a', '*:*', 'a*b?c', '/.*.*.*/', '/(a+)+$/', 'title:*', 'title:[* TO *]',
  '_exists_:title', '_source:secret', 'field:{a TO b}', 'a^1000000000', 'a~9', '"a b"~999999', '\\', '\\"', '\\u0000', '{"query":{"match_all":{}}}', '{"script":{"source":"while(true){}"}}', 'NEAR(a b, 99999)',
  '{title}: a', 'a NOT b NOT c', '^a', '- + - +', '((((((((((', '))))))))))', '-'.repeat(2_000), '('.repeat(2_000), '"'.repeat(1_001), 'a OR '.repeat(5_000), `${'x '.repeat(25_000)}`, '小麦'.repeat(12_500), 'a'.repeat(50_000),
  Array.from({ length: 10_000 }, (_item, n) => `w${n}`).join(' OR '), Array.from({ length: 10_000 }, (_item, n) => `-w${n}`).join(' '), `年份:${'9'.repeat(500)}`, '年份:2020..1990', '%00', '\u202e小麦', '\u0000', '\ud800', '🧬'.repeat(5_000), 'ﷺ'.repeat(5_000), 'e\u0301'.repeat(10_000),
]
const VARIABLES: [string, string, Record<string, unknown>][] = [
  ['ten thousand ids of a filter', 'query($v: [String!]) { searchResources(filter: { types: $v }) { total { value } } }', { v: Array.from({ length: 10_000 }, (_item, n) => `T${n}`) }],
  ['ten thousand identifiers', 'query($v: [String!]) { searchResources(filter: { identifiers: $v }) { total { value } } }', { v: Array.from({ length: 10_000 }, (_item, n) => `10.1234/${n}`) }],
  ['wildcards in a filter', 'query($v: [String!]) { searchResources(filter: { disciplines: $v, provinces: $v, keywords: $v }) { total { value } } }', { v: ['*', '.*', '%', '_', '"', ''] }],
  ['a facet of 2^31 buckets', '{ searchResources { facet(name: KEYWORD, first: 2147483647) { totalBuckets } } }', {}],
  ['a facet that contains a pattern', 'query($v: String) { searchResources { facet(name: KEYWORD, contains: $v) { totalBuckets buckets { key } } } }', { v: '.*(a+)+$[' }],
  ['a cube of 2^31 cells', '{ cube(dimensions: [YEAR], top: 2147483647) { total } }', {}],
  ['a page of 2^31 hits', '{ searchResources(first: 2147483647) { total { value } } }', {}],
  ['a page far away', '{ searchResources(first: 1, page: 2147483647) { total { value } } }', {}],
  ['a negative page', '{ searchResources(first: -1) { total { value } } }', {}],
  ['a sort order by a script', 'query($v: SearchSort) { searchResources(sort: $v) { total { value } } }', { v: '_script' }],
  ['a cursor of another make', 'query($v: String) { searchResources(after: $v) { total { value } } }', { v: Buffer.from('["search",{"script":1}]').toString('base64url') }],
  ['a circle of the whole earth', '{ searchResources(filter: { near: { lon: 0, lat: 0, km: 1e300 } }) { total { value } } }', {}],
  ['a polygon of many corners', 'query($v: GeoJSON) { searchResources(filter: { within: $v }) { total { value } } }', { v: { type: 'Polygon', coordinates: [Array.from({ length: 5_001 }, (_item, n) => [Math.cos((n % 5_000) / 796) * 80, Math.sin((n % 5_000) / 796) * 80])] } }],
  ['a polygon of nonsense', 'query($v: GeoJSON) { searchResources(filter: { within: $v }) { total { value } } }', { v: { type: 'Polygon', coordinates: [[['a', 1e400], [0, 0], [1, 1], [2, 2]]] } }],
  ['clusters of the whole earth, fine', '{ searchResources { clusters(zoom: 22, box: { west: 180, south: -90, east: -180, north: 90 }) { count } } }', {}],
  ['a prefix that is a pattern', 'query($v: String!) { suggest(prefix: $v) { text } }', { v: '.*(a+)+$["\\' }],
  ['a prefix of one letter', '{ suggest(prefix: "a") { text } }', {}],
  ['a year of nonsense', 'query($v: [String!]) { searchResources(filter: { years: $v }) { facet(name: YEAR) { buckets { key } } } }', { v: ['0x7D0', '1e9', '-1', "2018' OR '1'='1"] }],
]

let stack: LocalStack

describeEngines('queries that want to break something', (engine) => {
  beforeAll(async () => {
    stack = await openLocalStack(await engineSettings(engine))
    await write(stack, Array.from({ length: RECORDS }, (_item, n) => ({
      namespace: 'literature', typename: 'Paper', resourceType: 'PAPER', sourceId: `p${n}`,
      document: { title: `小麦 a b c w${n} 基因研究`, keywords: ['小麦', `关键词${n}`], description: 'x w1 w2 w3 a OR b 小麦小麦小麦', generatedOn: String(1990 + (n % 30)), spatialCoverage: [{ point: { lon: (n % 360) - 180, lat: (n % 170) - 85 } }] },
    })))
    // The first answer of each kind pays for planning and compiling.
    await stack.ask(SEARCH, { q: '小麦' })
  })
  afterAll(() => stack.close())

  const SEARCH = 'query($q: String) { searchResources(q: $q, first: 20) { total { value } edges { snippet node { title } why { words } } facet(name: YEAR) { totalBuckets } interpretation { searchedFor alsoSearched corrections dropped } } }'
  const answered = async (query: string, variables: Record<string, unknown>) => {
    const started = performance.now()
    const answer = await stack.ask(query, variables)
    const took = performance.now() - started
    for (const error of answer.errors ?? []) {
      expect(error.extensions.code).not.toBe('INTERNAL')
      expect(error.message + String(error.extensions.messageEn)).not.toMatch(ENGINE_WORDS)
    }
    expect(took).toBeLessThan(LONGEST_MS)
    return answer
  }

  it.each(SYNTAX.map((q): [string, string] => [q.length > 40 ? `${q.slice(0, 30)}… (${q.length})` : JSON.stringify(q), q]))('%s is words like others: answered, never a syntax error', async (_name, q) => {
    const { data, errors } = await answered(SEARCH, { q })
    if (errors) expect(errors.map((error) => error.extensions.code)).toEqual(['BAD_INPUT'])
    else expect((data as unknown as { searchResources: { total: { value: number } } }).searchResources.total.value).toBeGreaterThanOrEqual(0)
  })

  it.each(VARIABLES)('%s is refused or answered in time, in words of ours', async (_name, query, variables) => {
    await answered(query, variables)
  })

  it('a pattern in a filter or a facet is a text like others', async () => {
    const { data } = await answered('{ a: searchResources(filter: { keywords: ["*"] }) { total { value } } b: searchResources(filter: { disciplines: [".*"] }) { total { value } } c: searchResources { facet(name: KEYWORD, contains: ".*") { totalBuckets } } }', {})
    expect(data).toEqual({ a: { total: { value: 0 } }, b: { total: { value: 0 } }, c: { facet: { totalBuckets: 0 } } })
  })
})
