import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { analyse } from './analyse.ts'
import type { Token } from './token.ts'

const texts = (text: string, kind: Token['kind'] = 'word', asWritten?: boolean): string[] =>
  analyse(text).filter((token) => token.kind === kind && (asWritten === undefined || token.asWritten === asWritten)).map((token) => token.text)

describe('analyse', () => {
  it('cuts Han text by the dictionary, with the words inside words beside them', () => {
    expect(texts('中华人民共和国', 'word', true)).toEqual(['中华人民共和国'])
    expect(texts('中华人民共和国', 'word', false)).toContain('共和国')
  })

  it('gives bigrams of Han text, and its last character alone', () => {
    expect(texts('肉苁蓉', 'bigram')).toEqual(['肉苁', '苁蓉', '蓉'])
    expect(texts('肉苁蓉', 'bigram', true)).toEqual(['肉苁', '苁蓉'])
    expect(texts('水', 'bigram', true)).toEqual(['水'])
  })

  it('keeps characters beyond the basic plane whole', () => {
    expect(texts('𠀀𠀁中', 'bigram')).toEqual(['𠀀𠀁', '𠀁中', '中'])
  })

  it('folds width, case, accents, sub- and superscripts, ligatures', () => {
    expect(texts('ＡＴＰ café Fe₃O₄ ﬁlm ｶﾞ', 'word', true)).toEqual(texts('atp CAFE\u0301 FE3O4 film ガ', 'word', true))
  })

  it('drops what nobody sees: soft hyphens, zero-width blanks, direction marks', () => {
    expect(texts('nano\u00adtube\u200b \u202eabc', 'word', true)).toEqual(['nanotub', 'abc'])
  })

  it.each([['maps', 'map'], ['mapping', 'map'], ['mapped', 'map'], ['codes', 'coding'], ['studies', 'study'], ['classes', 'class'], ['boxes', 'box']])(
    'stems %s like %s', (a, b) => expect(texts(a)).toEqual(texts(b)),
  )

  it.each(['gas', 'virus', 'basis', 'string', 'speed', 'red', 'dna'])('leaves the ending of %s', (word) => expect(texts(word)).toEqual([word]))

  it('keeps the parts of joined words, and writes them in one piece as well', () => {
    expect(texts('semi-supervised COVID-19', 'word', true)).toEqual(['semi', 'supervis', 'covid', '19'])
    expect(texts('semi-supervised COVID-19', 'word', false)).toEqual(['semisupervis', 'covid19'])
  })

  it('finds PM2.5 by PM 2.5 and the other way round', () => {
    expect(texts('PM2.5')).toEqual(expect.arrayContaining(['pm2.5', 'pm', '2.5']))
    expect(texts('PM 2.5')).toEqual(expect.arrayContaining(['pm2.5', 'pm', '2.5']))
  })

  it('says of every token where it stands in the original', () => {
    const original = '测定ＧＢ／Ｔ 30523—2016中Fe₃O₄的café'
    const byText = new Map(analyse(original).map((token) => [token.text, original.slice(token.start, token.end)]))
    expect(byText.get('测定')).toBe('测定')
    expect(byText.get('gbt30523')).toBe('ＧＢ／Ｔ 30523—2016')
    expect(byText.get('fe3o4')).toBe('Fe₃O₄')
    expect(byText.get('caf')).toBe('café')
  })

  it('never throws, gives tokens without blanks, and offsets inside the text, for any input', () => {
    const anything = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ unit: 'grapheme', maxLength: 60 }), fc.string({ unit: fc.constantFrom('中', '国', 'ガ', 'か', '\u3099', '𠀀', 'A', '1', '.', '-', '/', ' ', '\ud800', '\0', '"', '*', 'é', '\u0301', '<sub>', '</sub>', '$', '\\mathrm{', '_', '}', '&amp;', '&#945;', 'T. ', 'Triticum aestivum', ' L.', '1,000', ' μm', '×10', 'um', '2+', 'doi:10.1234/%2f', '着'), maxLength: 40 }))
    fc.assert(
      fc.property(anything, (text) => {
        for (const token of analyse(text)) {
          expect(token.text).toMatch(/^[^\s"\p{Cc}\p{Cs}]+$/u)
          expect(token.start).toBeGreaterThanOrEqual(0)
          expect(token.end).toBeGreaterThan(token.start)
          expect(token.end).toBeLessThanOrEqual(text.length)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('answers a hostile text of 100,000 characters in time that grows with its length', () => {
    const hostile = ['10.', '1-', 'a.', '978', 'cn1', '(', '研', ' 1', 'gb/t ', '$', '$_', '\\(', '<b ', '<sub>', '&#1', '_', 'A_', 'Fe_2', 'T. aestivum ', 'data analysis ', 'Data analysi', '1,000', '1×10', '1×10-', 'so42-', 'cstr ', '%3a', 'pdb ', 'isbn ', 'gb/t 1234-2016 ',
      'zl ', '201010123456', 'iso ', '1-', 'L. ', 'Aa aaa L. (', 'doi:', 'http://', '着', 'ß', 'カ'].map((unit) => unit.repeat(100_000 / unit.length))
    const started = performance.now()
    for (const text of hostile) analyse(text)
    expect(performance.now() - started).toBeLessThan(15_000)
  })
})
