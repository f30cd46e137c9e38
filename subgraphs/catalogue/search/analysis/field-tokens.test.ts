import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { analyse } from './analyse.ts'
import { exactToken } from './exact-token.ts'
import { BREAK, fieldTokens } from './field-tokens.ts'
import { foldText } from './fold.ts'
import { segmenter } from './segmenter.ts'
import { runsOf } from './runs.ts'
import { wordsOfRuns } from './cjk-tokens.ts'

const CORPUS = fileURLToPath(new URL('../../../../../shared/data/literature/corpus.jsonl', import.meta.url))
const isThere = existsSync(CORPUS)
if (!isThere) console.warn('写入用的分词未在真实文本上测:没有 ../shared/data/literature / Tokens for writing NOT tested on real texts: there is no ../shared/data/literature')
interface Paper { title: string; title_en?: string; abstract?: string; keywords?: string[] }
const textsOf = ({ title, title_en, abstract, keywords }: Paper): string[] => [title, title_en, abstract, ...(keywords ?? [])].filter((text) => text !== undefined)
const realTexts = (): string[] => readFileSync(CORPUS, 'utf8').trim().split('\n').filter((_, line) => line % 50 === 0).flatMap((line) => textsOf(JSON.parse(line) as Paper))

/** The same from the tokens that highlights use. */
const fromAnalyse = (text: string) => {
  const tokens = analyse(text)
  const list = (kind: string): string[] => {
    const [own, beside] = [true, false].map((asWritten) => tokens.filter((token) => token.kind === kind && token.asWritten === asWritten).map((token) => token.text)) as [string[], string[]]
    return beside.length > 0 ? [...own, BREAK, ...beside] : own
  }
  const whole = exactToken(text)
  return { words: list('word'), bigrams: list('bigram'), exact: [...tokens.filter(({ kind }) => kind === 'identifier').map((token) => token.text), ...(whole === null ? [] : [whole])] }
}

describe('fieldTokens', () => {
  it('puts the words of the text first, in order, and what it adds behind a break', () => {
    expect(fieldTokens(['中华人民共和国的PM2.5'], false).words).toEqual(['中华人民共和国', '的', 'pm2.5', BREAK, '中华', '中华人民', '华人', '人民', '人民共和国', '共和', '共和国', 'pm', '2.5'])
    expect(fieldTokens(['肉苁蓉'], false).bigrams).toEqual(['肉苁', '苁蓉', BREAK, '蓉'])
  })

  it('keeps texts apart, so that no phrase runs from one keyword into the next', () => {
    expect(fieldTokens(['小麦', '锈病', 'rust'], false)).toEqual({ words: ['小麦', BREAK, '锈病', BREAK, 'rust'], bigrams: ['小麦', BREAK, '锈病', BREAK, '麦', '病'], exact: [] })
    expect(fieldTokens(['!', '小麦', '?'], false).words).toEqual(['小麦'])
  })

  it('keeps the words of an identifier among the words', () => expect(fieldTokens(['依据 GB/T 30523 标准'], false)).toEqual({ words: ['依据', 'gb', 't', '30523', '标准', BREAK, 'gbt', 't30523'], bigrams: ['依据', '标准', BREAK, '据', '准'], exact: ['gbt30523'] }))

  it('gives the tokens of analyse, for any text', () => {
    const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.array(fc.constantFrom('中国', '研究', 'ガ', '𠀀', 'Triticum aestivum L.', 'T. ', '1,000', ' μm', '<sub>2</sub>', '$x_2$', 'Ca', '2+', '&amp;', ' ', '-', '10.1234/a', 'GB/T 123-2016', '着', 'ß'), { maxLength: 12 }).map((parts) => parts.join('')))
    fc.assert(fc.property(text, (value) => {
      expect(fieldTokens([value], true)).toEqual(fromAnalyse(value))
    }), { numRuns: 1_000 })
  })

  it.skipIf(!isThere)('gives the tokens of analyse, for real texts', () => {
    for (const text of realTexts()) expect(fieldTokens([text], true)).toEqual(fromAnalyse(text))
  })

  it.skipIf(!isThere)('cuts a whole text at once as it would cut each stretch of it', () => {
    for (const text of realTexts()) {
      const runs = runsOf(foldText(text))
      expect(wordsOfRuns(runs)).toEqual(runs.map(({ kind, text: run }) => (kind === 'cjk' ? segmenter().cut(run, true) : undefined)))
    }
  })

  it('has no token with a blank, quote or control character, none that is the break, and none but identifiers beyond 64 characters', () => {
    const long = fc.tuple(fc.constantFrom('研', 'カ', 'a', '1', 'ab-', 'Aa. ', '1,000,', '10.1234/x', 'δ13', '𠀀'), fc.integer({ min: 1, max: 100 })).map(([unit, times]) => unit.repeat(times))
    fc.assert(fc.property(fc.oneof(long, fc.string({ unit: 'binary', maxLength: 80 })), (text) => {
      for (const token of analyse(text)) {
        expect(token.text).toMatch(/^[^\s"\p{Cc}\p{Cs}]+$/u)
        expect(token.text).not.toBe(BREAK)
        expect(token.text.length).toBeLessThanOrEqual(token.kind === 'identifier' ? 230 : 64)
      }
    }), { numRuns: 1_000 })
  })
})

describe('segmenter', () => {
  it('knows words whose characters fold to others as folded, and cuts all else as the bare dictionary does', () => {
    for (const word of ['着陆', '附着', '沿着', '粘土', '乾坤']) expect(segmenter().cut(foldText(word), true)).toEqual([foldText(word)])
    const bare = Jieba.withDict(dict)
    for (const text of ['中华人民共和国国史知识的语义揭示与组织方法研究', '显著提高小麦产量', '以后的工作', '于是我们采用特征提取']) expect(segmenter().cut(text, true)).toEqual(bare.cut(text, true))
  })
})
