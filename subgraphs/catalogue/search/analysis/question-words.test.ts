import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withoutQuestion } from './question-words.ts'

const QUERIES = fileURLToPath(new URL('../../../../../shared/data/literature/queries-dev.jsonl', import.meta.url))
const isThere = existsSync(QUERIES)
if (!isThere) console.warn(`问句框架未在真实查询上测:没有 ../shared/data/literature / Question frames NOT tested on real queries: there is no ../shared/data/literature`)
const queries = isThere ? readFileSync(QUERIES, 'utf8').trim().split('\n').map((line) => JSON.parse(line) as { type: string; query: string }) : []

/** `%` is what is looked for. */
const FRAMES = [
  '有没有关于%的论文', '有没有关于%的论文？', '有没有%的文献', '有無關於%的論文', '请问有没有关于%的研究', '请问%是什么', '请问一下%的数据在哪里下载', '我想找%', '我想找%的资料', '我想找一些关于%的文献', '我要找%的论文', '想了解%',
  '我想了解一下%', '想查一下%的资料', '帮我查一下%', '帮我找%', '帮我找几篇关于%的文章', '请帮我查找%的文献', '麻烦帮我搜索一下%', '能不能帮我找一下%的论文', '给我推荐几篇%的论文', '哪里有%', '哪里有%的数据', '哪里可以下载%的数据', '在哪里能找到%的资料',
  '%的数据在哪里下载', '%在哪里', '%有哪些', '%有哪些？', '%的论文有哪些', '关于黑洞与%的论文有哪些', '%是什么', '%是什么？', '什么是%', '什么是%？', '何谓%', '如何%', '如何%？', '怎么%', '怎样%呢？', '为什么%', '%怎么办', '%有多少', '%是多少',
  '%相关研究', '%相关论文', '% 相关文献', '有哪些关于%的研究', '哪些论文研究了%', '哪些文献涉及%', '查一下%', '搜索一下%的论文', '推荐一些%的论文', '你好，请问有没有%的资料', '您好，我想查%的文献', '有没有人研究过%', '检索关于%的专利',
  'is there any paper about %', 'Is there any paper about %?', 'are there any studies on %?', 'are there papers on %', 'what is %', 'What is %?', "what's %", 'what are %?', 'how to %', 'How do I %?', 'papers on %', 'articles about %', 'literature on %',
  'I am looking for %', "I'm looking for papers on %", 'I want to find datasets on %', "I'd like to know about %", 'I need data on %', 'Where can I find data on %?', 'where can I download % datasets', 'where to find information about %', 'find me papers about %',
  'Can you find me some recent articles on %?', 'please show me papers about %', 'do you have any data about %', 'looking for publications on %', 'does anyone know about %?', 'what do we know about %?', 'find papers on %', 'Is there any % data available?',
]

describe('withoutQuestion', () => {
  it.each([
    ['有没有关于小麦锈病的论文', '小麦锈病', ['有没有关于', '的论文']],
    ['有沒有關於小麥鏽病的論文？', '小麥鏽病', ['有沒有關於', '的論文？']],
    ['Can you find me papers about "black holes"?', '"black holes"', ['Can you find me papers about', '?']],
    ['Ｗｈａｔ ｉｓ ＤＮＡ？', 'ＤＮＡ', ['Ｗｈａｔ ｉｓ', '？']],
  ])('takes the frame from %s and says what it was', (query, text, dropped) => expect(withoutQuestion(query)).toEqual({ text, dropped }))

  it.each(['研究', '论文', '有没有论文', '什么', '请问', 'what is', 'papers', '如何', '有哪些？', '哪里有数据', '', '  ', '？'])('leaves %j, of which nothing would be left', (query) =>
    expect(withoutQuestion(query)).toEqual({ text: query, dropped: [] }))

  it.each([
    '小麦 锈病 抗性研究', '关于小麦锈病的研究', '小麦的相关研究', 'Research on wheat rust', 'Study of the effect of heat', 'Search for dark matter', '为我国粮食安全提供支撑', '在推荐系统中的应用', '大数据', '查找表', '哪吒', 'papers', 'data on demand',
    'Loyal or Rebel? Research on', '帮忙失败后的预测偏差', '"有没有关于小麦的论文"',
  ])('leaves %j, which is no question', (query) => expect(withoutQuestion(query)).toEqual({ text: query, dropped: [] }))

  it.skipIf(!isThere)('leaves at least 99 % of real queries, none of which is a question, as they are', () => {
    const touched = queries.filter(({ query }) => withoutQuestion(query).text !== query)
    expect(queries.length).toBeGreaterThanOrEqual(500)
    expect(touched.length / queries.length).toBeLessThanOrEqual(0.01)
  })

  it.skipIf(!isThere)('leaves just the keyword of each frame, for every keyword people search for', () => {
    const keywords = queries.filter(({ type }) => type === 'topic-keyword').map(({ query }) => query)
    expect(FRAMES.length).toBeGreaterThanOrEqual(60)
    expect(keywords.length).toBeGreaterThanOrEqual(100)
    const wrong = FRAMES.flatMap((frame) => keywords.map((keyword) => ({ asked: frame.replace('%', keyword), keyword: frame.includes('黑洞与') ? `黑洞与${keyword}` : keyword })))
      .filter(({ asked, keyword }) => withoutQuestion(asked).text.replace(/^关于/u, '') !== keyword)
    expect(wrong.slice(0, 20)).toEqual([])
  })

  it('gives a piece of the original that is not empty, for any input, in little time', () => {
    const piece = fc.constantFrom('有没有', '关于', '的', '论文', '请问', '是什么', '小麦', ' ', '?', '？', 'what is', ' papers on ', 'x', '\ud800', 'İ', 'ß', '<i>', '$', '\u00ad')
    fc.assert(fc.property(fc.oneof(fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')), fc.string({ unit: 'binary', maxLength: 60 })), (query) => {
      const { text, dropped } = withoutQuestion(query)
      expect(query).toContain(text)
      if (dropped.length > 0) expect(text.trim()).not.toBe('')
      else expect(text).toBe(query)
    }), { numRuns: 1000 })
    const started = performance.now()
    for (const hostile of ['请问', '有没有', 'find ', '的论文', 'the ', '一些', '?', '相关']) withoutQuestion(hostile.repeat(100))
    expect(performance.now() - started).toBeLessThan(1_000)
  })
})
