import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeEngines, engineSettings } from '../engines.ts'
import { type LocalStack, openLocalStack } from './local-stack.ts'
import { type Item, signedIn, write } from './writing.ts'

const item = (namespace: string, typename: string, resourceType: string, sourceId: string, document: Record<string, unknown>): Item => ({ namespace, typename, resourceType, sourceId, document })
const paper = (sourceId: string, document: Record<string, unknown>): Item => item('literature', 'Paper', 'PAPER', sourceId, document)
const dataset = (sourceId: string, document: Record<string, unknown>): Item => item('scientific-data', 'Dataset', 'DATASET', sourceId, document)

const RECORDS: Item[] = [
  paper('rust', {
    title: '小麦条锈病抗性基因的精细定位', keywords: ['小麦', '条锈病', '抗性基因'], description: '利用重组自交系群体,将抗条锈病基因定位在 2B 染色体上,为小麦抗病育种提供标记。',
    identifiers: [{ scheme: 'DOI', value: '10.1234/wheat.rust.1' }], provider: { name: '中国农业科学院作物科学研究所' }, generatedOn: '2015-03', disciplines: [{ code: '21010', label: '农业基础学科', labelEn: 'Basic agronomy' }], category: { code: 'D1' },
  }),
  paper('scab', {
    title: '小麦赤霉病抗性的遗传分析', keywords: ['小麦', '赤霉病', '抗性基因'], description: '对小麦抗病材料的赤霉病抗性作遗传分析,得到抗性基因的标记。', provider: { name: '中国农业科学院作物科学研究所' },
    generatedOn: '2018', disciplines: [{ code: '210', label: '农学', labelEn: 'Agronomy' }],
  }),
  paper('english', { title: 'Deep learning for different remote sensing images', alternativeTitles: [{ lang: 'zh', value: '不同遥感影像的深度学习' }], keywords: ['deep learning', 'remote sensing'], generatedOn: '2020-05-01' }),
  dataset('soil', { title: '黄土高原土壤水分数据集', keywords: ['土壤水分', '黄土高原'], spatialCoverage: [{ name: '黄土高原', point: { lon: 109.3, lat: 36.8 }, adminCode: '610600', countryCode: 'CHN' }], generatedOn: '2018', category: { code: 'E6' } }),
  dataset('sea', { title: '西太平洋海表温度数据集', keywords: ['海表温度'], spatialCoverage: [{ point: { lon: 179.9, lat: 10 } }], generatedOn: '2018', category: { code: 'E2' } }),
]

let stack: LocalStack
let ids: Record<string, string>
let platform: string

const answerOf = async <T>(query: string, variables: Record<string, unknown> = {}, headers: Record<string, string> = {}): Promise<T> => {
  const { data, errors } = await stack.ask(query, variables, headers)
  expect(errors).toBeUndefined()
  return data as T
}
const errorOf = async (query: string, variables: Record<string, unknown> = {}, headers: Record<string, string> = {}) => (await stack.ask(query, variables, headers)).errors?.[0]

describeEngines('search through the graph', (engine) => {
  beforeAll(async () => {
    stack = await openLocalStack(await engineSettings(engine))
    platform = (await write(stack, [item('platforms', 'Platform', 'PLATFORM', 'agri', { title: '国家农业科学平台', titleEn: 'National Agri Platform' })])).agri ?? ''
    ids = await write(stack, RECORDS.map((record) => (record.sourceId === 'soil' ? { ...record, document: { ...record.document, platform: { id: platform } } } : record)))
  })
  afterAll(() => stack.close())

  const suggested = async (prefix: string, kinds?: string[]): Promise<string[]> =>
    (await answerOf<{ suggest: { text: string }[] }>('query($prefix: String!, $kinds: [SuggestionKind!]) { suggest(prefix: $prefix, kinds: $kinds) { text } }', { prefix, kinds })).suggest.map(({ text }) => text)

  it.each([['小', '小麦'], ['xiaomai', '小麦'], ['xm', '小麦'], ['kangxing', '抗性基因'], ['小麥', '小麦'], ['deep l', 'deep learning'], ['xiaomi', '小麦'], ['sea', null]])('suggest: %s gives the term %s', async (prefix, text) => {
    const terms = await suggested(prefix, ['TERM'])
    if (text === null) expect(terms).toEqual([])
    else expect(terms[0]).toBe(text)
  })

  it('suggest: titles by a part of them, by a word under way, by sound and initials; organizations and identifiers with their record', async () => {
    expect(await suggested('赤霉病抗', ['TITLE'])).toEqual(['小麦赤霉病抗性的遗传分析'])
    expect(await suggested('deep learning for diff', ['TITLE'])).toEqual(['Deep learning for different remote sensing images'])
    expect(await suggested('huangtugaoyuan', ['TITLE'])).toEqual(['黄土高原土壤水分数据集'])
    expect(await suggested('htgytr', ['TITLE'])).toEqual(['黄土高原土壤水分数据集'])
    expect(await suggested('zgnyk', ['ORGANIZATION'])).toEqual(['中国农业科学院作物科学研究所'])
    const { suggest } = await answerOf<{ suggest: unknown[] }>('{ suggest(prefix: "10.1234/wheat", kinds: [IDENTIFIER]) { kind text resource { id title } } }')
    expect(suggest).toEqual([{ kind: 'IDENTIFIER', text: '10.1234/wheat.rust.1', resource: { id: ids.rust, title: '小麦条锈病抗性基因的精细定位' } }])
  })

  it('suggest: shows the title that was meant, of those that a record has', async () => {
    expect(await suggested('remote sens', ['TITLE'])).toEqual(['Deep learning for different remote sensing images'])
    expect(await suggested('深度学', ['TITLE'])).toEqual(['不同遥感影像的深度学习'])
  })

  it('suggest: nothing for nothing, a sentence for too much', async () => {
    expect(await suggested('  ')).toEqual([])
    expect((await errorOf('query($p: String!) { suggest(prefix: $p) { text } }', { p: '麦'.repeat(101) }))?.extensions.code).toBe('BAD_INPUT')
    expect((await errorOf('{ suggest(prefix: "x", first: 21) { text } }'))?.extensions.code).toBe('BAD_INPUT')
  })

  it('why: which words hit in which field, in the words of the record', async () => {
    const found = await answerOf<{ searchResources: { edges: { node: { id: string }; why: { field: string; label: string; words: string[]; how: string }[] }[] } }>('{ searchResources(q: "赤霉病 抗性") { edges { node { id } why { field label words how } } } }')
    const why = found.searchResources.edges.find(({ node }) => node.id === ids.scab)?.why ?? []
    expect(why.find(({ field }) => field === 'TITLE')).toMatchObject({ label: '名称', words: expect.arrayContaining([expect.stringContaining('赤霉病')]) })
    expect(why.find(({ field, how }) => field === 'KEYWORD' && how === 'WHOLE')).toMatchObject({ words: ['赤霉病'] })
    const byNumber = await answerOf<typeof found>('{ searchResources(q: "https://doi.org/10.1234/WHEAT.RUST.1") { edges { node { id } why { field words how } } } }')
    expect(byNumber.searchResources.edges[0]).toMatchObject({ node: { id: ids.rust }, why: [{ field: 'IDENTIFIER', words: ['10.1234/wheat.rust.1'], how: 'IDENTIFIER' }] })
    expect((await answerOf<{ searchResources: { edges: { why: unknown }[] } }>('{ searchResources(first: 1) { edges { why { how } } } }')).searchResources.edges[0]?.why).toBeNull()
  })

  it('why and interpretation: a slip is corrected, and both say so', async () => {
    const { searchResources } = await answerOf<{ searchResources: { interpretation: { corrections: string[] }; edges: { node: { id: string }; why: { field: string; words: string[]; how: string }[] }[] } }>('{ searchResources(q: "diffreent") { interpretation { corrections } edges { node { id } why { field words how } } } }')
    expect(searchResources.interpretation.corrections).toEqual(['diffreent → different'])
    expect(searchResources.edges).toEqual([{ node: { id: ids.english }, why: [{ field: 'TITLE', words: ['different'], how: 'CORRECTED' }] }])
  })

  it('moreLikeThis: what is about the same, never itself; at most twenty a request', async () => {
    const { resource } = await answerOf<{ resource: { moreLikeThis: { id: string }[] } }>('query($id: ID!) { resource(id: $id) { moreLikeThis(first: 3) { id } } }', { id: ids.rust })
    expect(resource.moreLikeThis.map(({ id }) => id)).toEqual([ids.scab])
    expect((await errorOf('query($id: ID!) { resource(id: $id) { moreLikeThis(first: 51) { id } } }', { id: ids.rust }))?.extensions.code).toBe('BAD_INPUT')
  })

  it('interpretation: says what was searched for, and nothing where nothing was typed', async () => {
    const { a, b } = await answerOf<{ a: { interpretation: { searchedFor: string; dropped: string[] } }; b: { interpretation: null } }>('{ a: searchResources(q: "小麦 抗性") { interpretation { searchedFor alsoSearched corrections dropped } } b: searchResources { interpretation { searchedFor } } }')
    expect(a.interpretation.searchedFor).toContain('小麦')
    expect(b.interpretation).toBeNull()
  })

  it('clusters: points in tiles of a zoom, with one of the records; a box cuts them; across 180° as well', async () => {
    const { searchResources } = await answerOf<{ searchResources: { all: unknown[]; some: unknown[] } }>(`{ searchResources {
      all: clusters(zoom: 3) { tile count point { lon lat } sample { title } }
      some: clusters(zoom: 3, box: { west: 170, south: 0, east: -170, north: 20 }) { count sample { title } }
    } }`)
    expect(searchResources.all).toHaveLength(2)
    expect(searchResources.all).toContainEqual({ tile: '3/6/3', count: 1, point: { lon: expect.closeTo(109.3, 3), lat: expect.closeTo(36.8, 3) }, sample: { title: '黄土高原土壤水分数据集' } })
    expect(searchResources.some).toEqual([{ count: 1, sample: { title: '西太平洋海表温度数据集' } }])
    expect((await errorOf('{ searchResources { clusters(zoom: 23) { tile } } }'))?.extensions.code).toBe('BAD_INPUT')
  })

  it('directory: counts of the current search, all six domains, 0 where there is nothing', async () => {
    const { directory } = await answerOf<{ directory: { code: string; count: number }[] }>('{ directory(q: "数据集") { code count } }')
    expect(directory.map(({ code, count }) => `${code}${count}`)).toEqual(['A0', 'B0', 'C0', 'D0', 'E2', 'F0'])
  })

  it('directory: what is ticked holds for it as for any list', async () => {
    const counts = async (filter: Record<string, unknown>, parent?: string): Promise<string> =>
      (await answerOf<{ directory: { code: string; count: number }[] }>('query($filter: ResourceFilter, $parent: String) { directory(filter: $filter, parent: $parent) { code count } }', { filter, parent }))
        .directory.filter(({ count }) => count > 0).map(({ code, count }) => `${code}${count}`).join(' ')
    expect(await counts({})).toBe('D1 E2')
    expect(await counts({ categories: ['E6'] })).toBe('E1')
    expect(await counts({ categories: ['E6'] }, 'E')).toBe('E61')
    expect(await counts({ missing: ['CATEGORY'] })).toBe('')
  })

  it('facet: what is ticked stays in the answer with its count, beyond first and without hits; contains looks through labels and keys', async () => {
    const { searchResources } = await answerOf<{ searchResources: { years: { buckets: unknown[] }; named: { buckets: unknown[]; totalBuckets: number }; coded: { buckets: unknown[] } } }>(`{ searchResources(filter: { years: ["2015", "1999"] }) {
      years: facet(name: YEAR, first: 1) { totalBuckets buckets { key count selected } }
      named: facet(name: CATEGORY, contains: "数据", first: 1) { totalBuckets buckets { key label labelEn count } }
      coded: facet(name: DISCIPLINE, contains: "21010", first: null) { buckets { key label labelEn count } }
    } }`)
    expect(searchResources.years.buckets).toEqual([{ key: '2018', count: 3, selected: false }, { key: '2015', count: 1, selected: true }, { key: '1999', count: 0, selected: true }])
    expect(searchResources.named).toEqual({ totalBuckets: 0, buckets: [] })
    expect(searchResources.coded.buckets).toEqual([{ key: '21010', label: '农业基础学科', labelEn: 'Basic agronomy', count: 1 }])
  })

  it('facet: labels lead to keys, counted however rare; more than a hundred can be ticked', async () => {
    const { searchResources: found } = await answerOf<{ searchResources: Record<string, { totalBuckets: number; buckets: { key: string; count: number }[] }> }>(`{ searchResources {
      classes: facet(name: CATEGORY, contains: "科学数据", first: 2) { totalBuckets buckets { key count } }
      platforms: facet(name: PLATFORM, contains: "ａｇＲＩ") { totalBuckets buckets { key count } }
      pattern: facet(name: PLATFORM, contains: "%") { totalBuckets buckets { key count } }
    } }`)
    expect(found.classes).toEqual({ totalBuckets: 3, buckets: [{ key: 'E', count: 2 }, { key: 'E2', count: 1 }] })
    expect(found.platforms).toEqual({ totalBuckets: 1, buckets: [{ key: platform, count: 1 }] })
    expect(found.pattern).toEqual({ totalBuckets: 0, buckets: [] })
    const years = ['2015', ...Array.from({ length: 250 }, (_item, n) => String(1000 + n))]
    const { searchResources: ticked } = await answerOf<{ searchResources: { facet: { buckets: unknown[] } } }>('query($years: [String!]) { searchResources(filter: { years: $years }) { facet(name: YEAR, first: 1) { buckets { key count } } } }', { years })
    expect(ticked.facet.buckets.length).toBe(252)
    expect(ticked.facet.buckets[1]).toEqual({ key: '2015', count: 1 })
  })

  it('texts that no store takes are refused with a sentence wherever they come in', async () => {
    const nul = 'a\u0000b'
    expect((await errorOf('query($v: String!) { topic(slug: $v) { id } }', { v: nul }))?.extensions.code).toBe('BAD_INPUT')
    expect((await errorOf('query($v: String) { searchResources { facet(name: PLATFORM, contains: $v) { totalBuckets } } }', { v: nul }))?.extensions.code).toBe('BAD_INPUT')
    expect((await errorOf('query($filter: ResourceFilter, $at: DateTime) { cube(dimensions: [YEAR], filter: $filter, asOf: $at) { total } }', { filter: { platforms: [nul] }, at: new Date(Date.now() - 1).toISOString() }))?.extensions.code).toBe('BAD_INPUT')
    const center = await signedIn('editor', [{ role: 'CENTER' }])
    for (const input of [{ slug: 'nul', title: nul }, { slug: 'nul', title: 'x', q: nul }, { slug: 'nul', title: 'x', filter: { keywords: [nul] } }, { slug: 'nul', title: 'x', clientMutationId: nul }]) {
      expect((await errorOf('mutation($input: SaveTopicInput!) { saveTopic(input: $input) { errors { code } } }', { input }, center))?.extensions.code).toBe('BAD_INPUT')
    }
    expect((await errorOf('mutation($input: RemoveTopicInput!) { removeTopic(input: $input) { slug } }', { input: { slug: nul, expectedVersion: 1 } }, center))?.extensions.code).toBe('BAD_INPUT')
  })

  it('topics: a rule and picked resources; hidden ones drop out; the Center edits, a lost race is told', async () => {
    const center = await signedIn('editor', [{ role: 'CENTER' }])
    const SAVE = 'mutation($input: SaveTopicInput!) { saveTopic(input: $input) { topic { slug version } errors { code path } } }'
    const input = { slug: 'wheat-diseases', title: '小麦病害', titleEn: 'Diseases of wheat', q: '小麦 抗性', filter: { types: ['PAPER'] }, resources: [ids.soil, 'literature:gone'], clientMutationId: 'one' }
    expect((await errorOf(SAVE, { input }))?.extensions.code).toBe('FORBIDDEN')
    expect(await answerOf(SAVE, { input }, center)).toEqual({ saveTopic: { topic: { slug: 'wheat-diseases', version: 1 }, errors: [] } })
    expect(await answerOf(SAVE, { input }, center)).toEqual({ saveTopic: { topic: { slug: 'wheat-diseases', version: 1 }, errors: [] } })
    expect(await answerOf(SAVE, { input: { ...input, clientMutationId: 'two' } }, center)).toEqual({ saveTopic: { topic: null, errors: [{ code: 'CONFLICT', path: ['input', 'expectedVersion'] }] } })
    expect(await answerOf(SAVE, { input: { ...input, slug: 'X', title: ' ', filter: { originalValue: { from: '1' } } } }, center)).toMatchObject({ saveTopic: { topic: null, errors: [{ code: 'SLUG_INVALID' }, { code: 'TITLE_EMPTY' }, { code: 'FILTER_PROTECTED' }] } })
    const topic = await answerOf<{ topic: unknown }>('{ topic(slug: "wheat-diseases") { id title picked { title } search(first: 1) { total { value } pageInfo { hasNextPage } facet(name: YEAR) { buckets { key } } } } topics { edges { node { slug } } } node(id: "catalogue:wheat-diseases") { __typename id } }')
    expect(topic).toMatchObject({
      topic: { id: 'catalogue:wheat-diseases', title: '小麦病害', picked: [{ title: '黄土高原土壤水分数据集' }], search: { total: { value: 2 }, pageInfo: { hasNextPage: true } } },
      topics: { edges: [{ node: { slug: 'wheat-diseases' } }] }, node: { __typename: 'TopicCollection', id: 'catalogue:wheat-diseases' },
    })
    const REMOVE = 'mutation($input: RemoveTopicInput!) { removeTopic(input: $input) { slug errors { code } } }'
    expect(await answerOf(REMOVE, { input: { slug: 'wheat-diseases', expectedVersion: 9 } }, center)).toEqual({ removeTopic: { slug: null, errors: [{ code: 'CONFLICT' }] } })
    expect(await answerOf(REMOVE, { input: { slug: 'wheat-diseases', expectedVersion: 1 } }, center)).toEqual({ removeTopic: { slug: 'wheat-diseases', errors: [] } })
    expect(await answerOf('{ topic(slug: "wheat-diseases") { id } }')).toEqual({ topic: null })
  })
})
