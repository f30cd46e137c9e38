import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { showField, snippetOf } from './highlight.ts'
import { inSlices } from './highlighting/in-slices.ts'
import { analyseQuery } from './query.ts'

const snippet = (abstract: string, q?: string, field?: Parameters<typeof analyseQuery>[1]): string => snippetOf(showField('abstract', [abstract], analyseQuery(q, field)?.marked ?? [])) ?? ''
const plain = (html: string): string =>
  html.replaceAll(/<\/?mark>|^…|…$/g, '').replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" })[name] as string)
const marked = (html: string): string[] => Array.from(html.matchAll(/<mark>(.*?)<\/mark>/g), (match) => match[1] as string)
const graphemes = (text: string): string[] => Array.from(new Intl.Segmenter('zh', { granularity: 'grapheme' }).segment(text), ({ segment }) => segment)
const LONG = '科技资源共享平台整合了大型科学仪器、自然科技资源、科学数据与科技文献。'.repeat(20)

describe('highlight', () => {
  it('marks what was asked for, in the spelling of the original', () => {
    expect(snippet('制备了Fe₃O₄纳米颗粒', 'fe3o4')).toBe('制备了<mark>Fe₃O₄</mark>纳米颗粒')
    expect(snippet('Mapping of ＧＥＮＥＳ in café culture', 'gene map CAFE')).toBe('<mark>Mapping</mark> of <mark>ＧＥＮＥＳ</mark> in <mark>café</mark> culture')
  })

  it('marks identifiers whole', () => expect(marked(snippet('见 https://doi.org/10.1234/ABC 一文', '10.1234/abc'))).toEqual(['https://doi.org/10.1234/ABC']))

  it('marks a fragment that the dictionary cuts otherwise', () => expect(marked(snippet('基于多模态深度学习的方法', '态深度学'))).toEqual(['态深度学']))

  it('marks one character alone where one was asked for', () => expect(marked(snippet('地下水与水稻', '水'))).toEqual(['水', '水']))

  it('escapes everything else', () => {
    expect(snippet(`<script>alert("小麦")</script> & 'x'`, '小麦')).toBe('&lt;script&gt;alert(&quot;<mark>小麦</mark>&quot;)&lt;/script&gt; &amp; &#39;x&#39;')
    expect(snippet('<mark>假</mark>的标记')).toBe('&lt;mark&gt;假&lt;/mark&gt;的标记')
  })

  it('shows the stretch that has most of the query', () => {
    expect(marked(snippet(`${LONG}小麦${LONG}小麦条锈病的抗性${LONG}`, '小麦 条锈病 抗性')).join('')).toContain('条锈病')
  })

  it('cuts a snippet at 120 characters, with an ellipsis where text is missing', () => {
    const head = snippet(LONG)
    expect(Array.from(head.slice(0, -1)).length).toBeLessThanOrEqual(120)
    expect(head.endsWith('…')).toBe(true)
    expect(head.startsWith('…')).toBe(false)
    expect(snippet(`${LONG}小麦${LONG}`, '小麦')).toMatch(/^….*<mark>小麦<\/mark>.*…$/)
    expect(snippet('短文')).toBe('短文')
  })

  it('does not cut words of an alphabet where a blank is near', () => {
    const words = 'photosynthesis chlorophyll fluorescence '.repeat(20)
    for (const word of plain(snippet(words)).trim().split(/\s+/)) expect(words).toContain(` ${word} `.trimStart())
  })

  it('marks only the field that was searched in', () => {
    const marked = analyseQuery('小麦', 'title')?.marked ?? []
    expect(showField('title', ['小麦'], marked).fragments).toEqual(['<mark>小麦</mark>'])
    expect(showField('abstract', ['小麦'], marked).fragments).toEqual([])
    expect(snippetOf(showField('abstract', ['小麦'], marked))).toBe('小麦')
  })

  it('has no snippet where the viewer sees no abstract', () => expect(snippetOf(showField('abstract', [], analyseQuery('小麦')?.marked ?? []))).toBeNull())

  it('never cuts a character and never lets markup through, whatever the text and the query', () => {
    const unit = fc.constantFrom('中', '国', '水稻', '😀', '👩‍🔬', '🇨🇳', 'e\u0301', 'Å', '𠀀', '葛\u{e0100}', 'क्षि', ' ', 'word', '<b>', '&', '"', '\ud83d', '\u0301\u0302', '\u202e', '<mark>')
    const text = fc.array(unit, { maxLength: 400 }).map((units) => units.join(''))
    const query = fc.oneof(fc.constantFrom('中国', '水稻', '水', 'word', 'mark', 'b', '國'), fc.string({ unit: 'binary', maxLength: 20 }))
    fc.assert(
      fc.property(text, query, (original, q) => {
        const html = snippet(original, q)
        expect(html.replaceAll(/<mark>|<\/mark>|&(?:amp|lt|gt|quot|#39);/g, '')).not.toMatch(/[<>&"']/)
        const shown = plain(html)
        expect(Array.from(shown).length).toBeLessThanOrEqual(120)
        const whole = graphemes(original.toWellFormed())
        expect(whole.join('')).toContain(shown)
        const boundaries = new Set(whole.reduce<number[]>((ends, segment) => [...ends, (ends.at(-1) ?? 0) + segment.length], [0]))
        const starts = allIndexesOf(whole.join(''), shown)
        expect(starts.some((start) => boundaries.has(start) && boundaries.has(start + shown.length))).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  it('stays quick on a text made to be slow', () => {
    const started = performance.now()
    snippet(`e${'\u0301'.repeat(100_000)}${'水'.repeat(100_000)}`, '水')
    snippet('水 '.repeat(100_000), '水')
    expect(performance.now() - started).toBeLessThan(3_000)
  })
})

describe('inSlices', () => {
  it('lets the event loop turn while two hundred long abstracts are marked', async () => {
    const marked = analyseQuery('资源 数据 wheat')?.marked ?? []
    let [turns, done] = [0, false]
    const turning = (async () => {
      for (; !done; turns += 1) await new Promise((resolve) => setImmediate(resolve))
    })()
    const all = await Promise.all(Array.from({ length: 200 }, () => inSlices(() => showField('abstract', [LONG.repeat(4)], marked))))
    done = true
    await turning
    expect(all.length).toBe(200)
    // Some 400 ms of work in slices of 8 ms; in one piece it would be a single turn.
    expect(turns).toBeGreaterThan(10)
  })

  it('gives an error to who asked, and goes on', async () => {
    const failed = inSlices(() => { throw new Error('no text') })
    const next = inSlices(() => 1)
    await expect(failed).rejects.toThrow('no text')
    expect(await next).toBe(1)
  })
})

const allIndexesOf = (text: string, part: string): number[] => {
  const found: number[] = []
  for (let at = text.indexOf(part); at >= 0 && found.length < 5_000; at = text.indexOf(part, at + 1)) found.push(at)
  return found
}
