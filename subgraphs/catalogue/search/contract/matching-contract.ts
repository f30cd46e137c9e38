import { expect, it } from 'vitest'
import type { SearchEngine } from '../port.ts'
import { fill, ids, query, request } from './fixtures.ts'

const HOSTILE = [
    '"', '""', "'", "' OR 1=1 --", 'title:wheat', 'wheat AND', 'NOT wheat', 'NEAR(wheat rust, 5)', '{title_words} : wheat', '^wheat', 'wheat*', '***', '(((', ')', '-', '+',
    '\\', '\0wheat', 'wheat\u2028rust', '/.*.*.*/', '{"match_all":{}}', '${wheat}', '%', '_', 'wheat" OR "x', '\ud800', 'a'.repeat(50_000), '水'.repeat(50_000),
    Array.from({ length: 10_000 }, (_, i) => `(w${i} OR`).join(' '),
]

export const matchingContract = (engine: () => SearchEngine): void => {
  const FOUND = [
    ['a word', '小麦条锈病抗性研究', '条锈病'],
    ['a fragment that the dictionary cuts otherwise', '基于多模态深度学习的识别', '态深度学'],
    ['one character', '地下水动态观测', '水'],
    ['one character at the end of a text', '西北干旱区地下水', '水'],
    ['a word in another width and case', 'ＣＯ２排放', 'co2'],
    ['a plural, and an accent', 'Genes of café plants', 'gene cafe plant'],
    ['three of four words', 'wheat rust resistance', 'wheat rust resistance gene'],
    ['a formula', 'Fe₃O₄纳米颗粒', 'Fe3O4'],
    ['a hyphenated word in one piece', 'real-time detection', 'realtime'],
    ['a word beyond the basic plane', '𠮷野家与𠀀', '𠀀'],
  ] as const
  it(`search finds ${FOUND.map(([what]) => what).join('; ')}`, async () => {
    await fill(engine(), Object.fromEntries(FOUND.map(([, title], index) => [`a:${index}`, { title }])))
    for (const [index, [what, , q]] of FOUND.entries()) expect([what, await ids(engine(), { q })]).toEqual([what, expect.arrayContaining([`a:${index}`])])
    expect(await ids(engine(), { q: '态深度学' })).toEqual(['a:1'])
    expect((await ids(engine(), { q: '水' })).sort()).toEqual(['a:2', 'a:3'])
  })

  it('search wants nearly all of what was asked for', async () => {
    await fill(engine(), { 'a:1': { title: 'wheat' }, 'a:2': { title: 'rust' }, 'a:3': { title: 'wheat rust' } })
    expect(await ids(engine(), { q: 'wheat rust' })).toEqual(['a:3'])
    expect(await ids(engine(), { q: 'barley oats' })).toEqual([])
  })

  it.each([
    ['10.1234/AB-c.5', ['doi:10.1234/ab-C.5', 'https://doi.org/10.1234/ab-c.5', '10.1234/ab-c.5']],
    ['31253.11.sciencedb.00001', ['CSTR:31253.11.sciencedb.00001', 'https://cstr.cn/CSTR:31253.11.SCIENCEDB.00001']],
    ['ACCC 10257', ['accc10257', 'ACCC-10257', 'ＡＣＣＣ 10257']],
    ['GBW(E) 130001', ['GBW（E）130001', 'gbwe130001']],
    ['GB/T 30523-2016', ['GB/T 30523', 'gbt30523', 'GB／T 30523—2016']],
    ['978-7-302-51162-5', ['ISBN 9787302511625', '7-302-51162-4']],
  ])('search finds the identifier %s, and it alone, however it is written', async (value, ways) => {
    await fill(engine(), {
      'a:1': { title: '甲', identifiers: [{ scheme: 'OTHER', value }] },
      'a:2': { title: `乙,参见${value}的说明` },
      'a:3': { title: '丙 10.1234/ab-c.6 31253.11.sciencedb.00002 ACCC 10258 GBW(E) 130002 GB/T 30524 gb t 30523x 978' },
    })
    expect((await ids(engine(), { q: value })).sort()).toEqual(['a:1', 'a:2'])
    for (const q of ways) {
      expect((await ids(engine(), { q })).filter((id) => id !== 'a:2')).toEqual(['a:1'])
      expect(await ids(engine(), { q, field: 'identifier' })).toEqual(['a:1'])
    }
  })

  it('search in one field looks into no other', async () => {
    await fill(engine(), {
      'a:1': { title: '小麦' }, 'a:2': { keywords: ['小麦'] }, 'a:3': { description: '小麦' }, 'a:4': { creators: [{ name: '小麦' }] },
      'a:5': { provider: { name: '小麦' } }, 'a:6': { disciplines: [{ code: '210', label: '小麦' }] },
    })
    const fields = ['title', 'keyword', 'abstract', 'creator', 'organization', 'discipline'] as const
    expect(await Promise.all(fields.map((field) => ids(engine(), { q: '小麦', field })))).toEqual([1, 2, 3, 4, 5, 6].map((n) => [`a:${n}`]))
  })

  it('search without a query finds everything, with one that says nothing finds nothing', async () => {
    await fill(engine(), { 'a:1': { title: '甲' }, 'a:2': {} })
    expect((await ids(engine(), { q: '  ' })).sort()).toEqual(['a:1', 'a:2'])
    expect(await ids(engine(), { q: '?!*' })).toEqual([])
  })

  it('search takes everything for text and nothing else', async () => {
    await fill(engine(), { 'a:1': { title: 'wheat' } })
    for (const q of HOSTILE) {
      for (const field of [undefined, 'title'] as const) {
        const { hits } = await engine().search(request({ q, field }))
        expect(await engine().count([query({ q, field })])).toEqual([{ value: hits.length, relation: 'EXACT' }])
      }
    }
  })

  it('ranks a whole keyword before the title, and the title before the abstract', async () => {
    const filler = '观测数据集的整理与共享'
    // An engine may weigh a word by how many of the texts of one field have it: each field is in most records, as it is in life.
    const other = { title: filler, description: filler, keywords: [filler] }
    await fill(engine(), {
      'a:abstract': { ...other, description: `小麦条锈病${filler}` }, 'a:title': { ...other, title: `小麦条锈病${filler}` },
      'a:keyword': { ...other, keywords: ['小麦条锈病'] }, 'a:none': other,
    })
    expect(await ids(engine(), { q: '小麦条锈病' })).toEqual(['a:keyword', 'a:title', 'a:abstract'])
  })

  it('breaks ties of the score by id, and gives scores that are the same each time', async () => {
    await fill(engine(), Object.fromEntries(['c', 'a', 'b'].map((id) => [`x:${id}`, { title: '小麦' }])))
    const { hits } = await engine().search(request({ q: '小麦' }))
    expect(hits.map(({ id }) => id)).toEqual(['x:a', 'x:b', 'x:c'])
    expect(new Set(hits.map(({ score }) => score)).size).toBe(1)
    expect((await engine().search(request({ q: '小麦' }))).hits.map(({ id, score }) => [id, score])).toEqual(hits.map(({ id, score }) => [id, score]))
  })
}
