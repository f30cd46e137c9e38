import { describe, expect, it } from 'vitest'
import { ndcg10, scoresOf } from './ndcg.ts'
import type { Question } from './questions.ts'
import { VARIANTS, variantsOf } from './variants.ts'

const question = (qid: string, query: string, type = 'any'): Question => ({ qid, type, query, relevant_ids: ['a'] })
const QUESTIONS = [question('1', '土壤种子库 地上植被 物种组成'), question('2', 'Distribution and current research status'), question('3', '遗传算法 图像 配准'), question('4', '小麦')]
const of = (name: string): (string | undefined)[] => QUESTIONS.map(({ qid }) => variantsOf(name, QUESTIONS).find((each) => each.qid === qid)?.query)

describe('variantsOf', () => {
  it('spells the same query otherwise', () => {
    expect(of('traditional')[2]).toBe('遺傳算法 圖像 配準')
    expect(of('full-width')[1]).toBe('Ｄｉｓｔｒｉｂｕｔｉｏｎ　ａｎｄ　ｃｕｒｒｅｎｔ　ｒｅｓｅａｒｃｈ　ｓｔａｔｕｓ')
    expect(of('run-together')[1]).toBe('Distributionandcurrentresearchstatus')
    expect(of('spaced-apart')[3]).toBe('小 麦')
    expect(of('question')[3]).toMatch(/小麦./u)
  })

  it('leaves out what a variant does not apply to', () => {
    expect(of('typo')).toEqual([undefined, expect.stringMatching(/^[A-Za-z ]+$/), undefined, undefined])
    expect(of('run-together')[3]).toBeUndefined()
    expect(of('one-wrong-word').map((query) => query !== undefined)).toEqual([true, false, true, false])
  })

  it('changes something, and the same thing each time', () => {
    for (const name of Object.keys(VARIANTS)) {
      for (const [at, query] of of(name).entries()) expect(query).not.toBe(QUESTIONS[at]?.query)
      expect(of(name)).toEqual(of(name))
    }
  })
})

describe('ndcg10', () => {
  it('is 1 for the ideal order, less for a later place, 0 for nothing', () => {
    expect(ndcg10(['a', 'b'], ['a'])).toBe(1)
    expect(ndcg10(['b', 'a'], ['a'])).toBeCloseTo(1 / Math.log2(3))
    expect(ndcg10(['b'], ['a'])).toBe(0)
    expect(ndcg10(['b', 'a', 'c'], ['a', 'b'])).toBe(1)
  })

  it('is averaged by type and over all', () => expect(scoresOf([question('1', 'x', 'p'), question('2', 'y', 'q')], [1, 0])).toEqual({ overall: 0.5, types: { p: 1, q: 0 }, queries: 2 }))
})
