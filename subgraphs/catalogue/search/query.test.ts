import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { analyseQuery } from './query.ts'

const analysed = (q: string, field?: Parameters<typeof analyseQuery>[1]) => {
  const query = analyseQuery(q, field)
  if (!query) throw new Error('nothing was asked for')
  return query
}

describe('analyseQuery', () => {
  it.each([undefined, null, '', '   ', '\u3000\t\n'])('takes %j for no query', (q) => expect(analyseQuery(q)).toBeUndefined())

  it('asks for the words of a query and not for the words inside them', () => {
    expect(analysed('中华人民共和国 水稻').words).toEqual(['中华人民共和国', '水稻'])
  })

  it('asks for three quarters of it, and for half where there is nothing', () => {
    expect(analysed('wheat rice maize barley').levels).toEqual([{ words: 3, bigrams: null }, { words: 2, bigrams: null }])
    expect(analysed('小麦 rust').levels[0]).toEqual({ words: 2, bigrams: 2 })
    expect(analysed('小麦 rust').alphabetic).toEqual(['rust'])
  })

  it('has no use for words that every text has, and says so, unless there is nothing else', () => {
    expect(analysed('the growth of rice')).toMatchObject({ words: ['growth', 'ric'], dropped: ['the', 'of'] })
    expect(analysed('的')).toMatchObject({ words: ['的'], dropped: [] })
  })

  it('demands identifiers, and not their parts', () => {
    expect(analysed('GB/T 30523 元数据')).toMatchObject({ identifiers: ['gbt30523'], words: ['元', '数据'], alphabetic: [] })
    expect(analysed('GB/T 30523')).toMatchObject({ identifiers: ['gbt30523'], words: [], bigrams: [], levels: [] })
  })

  it('demands all of what is looked for among identifiers', () => {
    expect(analysed('SN 12-34/ab', 'identifier').levels).toEqual([{ words: 4, bigrams: null }])
  })

  it('takes neighbouring chunks for possible keywords', () => {
    expect(analysed('wavelet transform 小波变换').exact).toEqual(['wavelettransform小波变换', 'wavelettransform', 'transform小波变换', 'wavelet', 'transform', '小波变换'])
  })

  it('matches nothing where there is nothing but punctuation', () => {
    expect(analysed('?!。、"*')).toMatchObject({ identifiers: [], words: [], bigrams: [], exact: [], levels: [] })
  })

  it('bounds what a query may cost and names what it left out', () => {
    const query = analysed(Array.from({ length: 10_000 }, (_, i) => `word${i}`).join(' '))
    expect(query.words).toHaveLength(32)
    expect(query.exact.length).toBeLessThanOrEqual(32)
    expect(query.dropped).toContain('word40')
  })

  it('never throws, never asks for more than it has, for any input', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 1_500 }), (q) => {
        const query = analyseQuery(q)
        for (const { words, bigrams } of query?.levels ?? []) {
          expect(words ?? 0).toBeLessThanOrEqual(query?.words.length ?? 0)
          expect(bigrams ?? 0).toBeLessThanOrEqual((query?.bigrams.length ?? 0) + (query?.alphabetic.length ?? 0))
        }
      }),
      { numRuns: 300 },
    )
  })
})
