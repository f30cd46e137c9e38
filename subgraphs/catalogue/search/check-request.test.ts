import { expect, it } from 'vitest'
import { checkQuery } from './check-request.ts'
import type { IndexFilter } from './port.ts'

const check = (filter: Partial<IndexFilter>) => () => checkQuery({ filter: { terms: {}, ...filter }, protectedTiers: false, now: 0 })
const refusal = (sentence: RegExp) => expect.objectContaining({ message: expect.stringMatching(sentence), extensions: expect.objectContaining({ code: 'LIMIT_EXCEEDED' }) })

it('a value of a term filter has at most 500 characters, in whatever field', () => {
  expect(check({ terms: { DISCIPLINE: ['1'.repeat(500)], KEYWORD: ['麦'.repeat(500)] } })).not.toThrow()
  expect(check({ terms: { DISCIPLINE: ['110', '1'.repeat(501)] } })).toThrow(refusal(/DISCIPLINE 的取值至多 500 个字符/))
  expect(check({ terms: { KEYWORD: ['麦'.repeat(40_000)] } })).toThrow(refusal(/KEYWORD 的取值至多 500 个字符/))
})

it('polygons have at most 1,000 positions, all rings together', () => {
  const ring = (positions: number): number[][] => Array.from({ length: positions }, (_, i) => [Math.cos(i), Math.sin(i)])
  expect(check({ within: [[ring(500)], [ring(400), ring(100)]] })).not.toThrow()
  expect(check({ within: [[ring(500)], [ring(400), ring(101)]] })).toThrow(refusal(/多边形至多 1000 个顶点/))
})
