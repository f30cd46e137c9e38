import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Term, TextQuery } from './port.ts'
import { analyseQuery } from './query.ts'

const analysed = (q: string, field?: Parameters<typeof analyseQuery>[1], share?: number) => {
  const query = analyseQuery(q, field, share)
  if (!query) throw new Error('nothing was asked for')
  return query
}
const waysOf = (q: string, field?: Parameters<typeof analyseQuery>[1], share?: number) => analysed(q, field, share).text.all.flat().flatMap(({ ways }) => ways)
const wordsOf = (q: string): string[] => analysed(q).marked.flatMap(({ words }) => words)
const termsOf = ({ all, none, rank }: TextQuery): Term[] => [...[...all.flat(), ...none].flatMap(({ ways }) => ways.flatMap(({ items }) => items.flat())), ...rank]
const tokensOf = (query: TextQuery): string[] => termsOf(query).flatMap(({ sequence }) => sequence)
const rankOf = (q: string, stream: string) => analysed(q).text.rank.filter((term) => term.stream === stream).map(({ sequence, weight }) => [sequence.join(' '), weight])

describe('analyseQuery', () => {
  it.each([undefined, null, '', '   ', '\u3000\t\n'])('takes %j for no query', (q) => expect(analyseQuery(q)).toBeUndefined())

  it('asks for the words of a query and not for the words inside them', () => expect(wordsOf('中华人民共和国 水稻')).toEqual(['中华人民共和国', '水稻']))

  it('asks for three quarters of it, by either way of cutting', () => {
    expect(waysOf('wheat rice maize barley').map(({ least, items }) => [least, items.length])).toEqual([[3, 4]])
    expect(waysOf('小麦 rust').map(({ least, items }) => [least, items.length])).toEqual([[2, 2], [2, 2]])
  })

  it('is content with some keywords of a row where little has to match', () => {
    expect(waysOf('软件定义网络 规则配置 可达性验证', undefined, 0.5).at(-1)).toMatchObject({ least: 2, items: [[{ sequence: ['软件', '件定', '定义', '义网', '网络'] }], [{}], [{}]] })
  })

  it('has no use for words that every text has, and says so, unless there is nothing else', () => {
    expect(analysed('the growth of rice')).toMatchObject({ marked: [{ words: ['growth', 'ric'] }], dropped: ['the', 'of'] })
    expect(analysed('的')).toMatchObject({ marked: [{ words: ['的'] }], dropped: [] })
  })

  it('demands identifiers, and not their parts', () => {
    expect(analysed('GB/T 30523 元数据').text.all).toHaveLength(2)
    expect(analysed('GB/T 30523 元数据').text.all[0]).toEqual([{ ways: [{ least: 1, items: [[{ stream: 'exact', sequence: ['gbt30523'] }]] }] }])
    expect(analysed('GB/T 30523').marked).toMatchObject([{ identifiers: ['gbt30523'], words: [], bigrams: [] }])
  })

  it('demands all of what is looked for among identifiers', () => expect(waysOf('SN 12-34/ab', 'identifier')).toMatchObject([{ least: 4 }]))

  it('ranks the whole as a keyword, its halves a quarter, and pieces of a longer query not at all', () => {
    expect(rankOf('生态环境', 'exact')).toEqual([['生态环境', 1]])
    expect(rankOf('小波 变换', 'exact')).toEqual([['小波变换', 1], ['小波', 0.25], ['变换', 0.25]])
    expect(rankOf('小波 变换 图像', 'exact')).toEqual([['小波变换图像', 1]])
  })

  it('weighs the keywords of a row alike, however long each is', () => {
    const weights = new Map(rankOf('毛细血管扩张突变基因 形成抑制基因 P53', 'words') as [string, number][])
    expect(weights.get('p53')).toBeGreaterThan(weights.get('扩张') as number)
  })

  it('matches nothing where there is nothing but punctuation', () => expect(analysed('?!。、"*').text).toEqual({ all: [[]], none: [], rank: [] }))

  it('bounds what a query may cost and names what it left out', () => {
    const query = analysed(Array.from({ length: 10_000 }, (_, i) => `word${i}`).join(' '))
    expect(query.marked[0]?.words).toHaveLength(32)
    expect(query.dropped).toContain('word40')
    expect(query.text.rank.length).toBeLessThanOrEqual(160)
  })

  it.each([
    ['50 kB of words', 'heat '.repeat(10_000)], ['50 kB of Chinese', '热'.repeat(17_000)], ['10,000 alternatives', 'a OR '.repeat(10_000)], ['10,000 refusals', '-aa '.repeat(10_000)], ['10,000 quotes', '"a" '.repeat(10_000)],
    ['10,000 fields', 'title:a '.repeat(10_000)], ['parentheses', '('.repeat(50_000)], ['regular expressions', '/.*.*.*/ '.repeat(5_000)], ['wildcards', '*a* '.repeat(10_000)], ['one word', 'a'.repeat(50_000)], ['groups', '(a OR b) '.repeat(5_000)],
  ])('reads %s at once, and within the bounds of the port', (_, q) => {
    const started = performance.now()
    const { text } = analysed(q)
    expect(performance.now() - started).toBeLessThan(500)
    const ways = [...text.all.flat(), ...text.none].flatMap((clause) => clause.ways)
    expect(ways.length).toBeLessThanOrEqual(100)
    expect(tokensOf(text).length).toBeLessThanOrEqual(2_000)
    expect(new Set(text.rank.map(({ weight }) => weight)).size).toBeLessThanOrEqual(16)
  })

  const pieces = fc.constantFrom('小麦', '土壤 水分', 'deep learning', '"', '“', '”', '-', 'OR', 'AND', 'NOT', '|', '(', ')', '（', 'title:', '标题：', 'year:', 'foo:', '2015', '-2020', '..', '10.1234/abc', '*', '?', '~', '^2', '/', '\\', '{', '[1 TO 2]', '\0', ' ', '\u3000', 'é', '𠀀', '\ud800')
  const typed = fc.oneof(fc.array(pieces, { maxLength: 30 }).map((list) => list.join('')), fc.array(pieces, { maxLength: 30 }).map((list) => list.join(' ')), fc.string({ unit: 'binary', maxLength: 1_500 }))

  it('never throws, never demands more than there is, and hands on tokens of letters and digits only, for any input', () => {
    fc.assert(
      fc.property(typed, (q) => {
        const query = analyseQuery(q)
        for (const { least, items } of [...(query?.text.all.flat() ?? []), ...(query?.text.none ?? [])].flatMap(({ ways }) => ways)) {
          expect(least).toBeGreaterThanOrEqual(1)
          expect(least).toBeLessThanOrEqual(items.length)
        }
        for (const { stream, sequence } of query ? termsOf(query.text) : []) for (const token of sequence) expect(token).toMatch(stream === 'exact' ? /^\S+$/u : /^[^\s"*?~^\\:()[\]{}|&!]+$/u)
      }),
      { numRuns: 500 },
    )
  })

  it('searches for every Chinese character that was typed, or names it', () => {
    const han = fc.array(fc.constantFrom('小麦', '-小麦', '"条锈病"', '土', ' ', 'OR', '(', ')', '标题:', '抗病', '：'), { minLength: 1, maxLength: 12 }).map((list) => list.join(' '))
    fc.assert(
      fc.property(han, (q) => {
        const query = analyseQuery(q)
        const covered = query ? [...tokensOf(query.text), ...query.dropped].join('') : ''
        for (const character of q.replaceAll('标题', '').match(/\p{Script=Han}/gu) ?? []) expect(covered).toContain(character)
      }),
      { numRuns: 300 },
    )
  })
})
