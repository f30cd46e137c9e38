import { describe, expect, it } from 'vitest'
import { LONGEST_SLUG, nameKeyOf, SLUG, slugOf } from './slug.ts'

describe('slugOf', () => {
  it.each([
    ['河南小麦数据集', /^he-nan-xiao-mai-shu-ju-ji-[a-z0-9]{5}$/],
    ['Wheat in Henan, 2015–2020', /^wheat-in-henan-2015-2020-[a-z0-9]{5}$/],
    ['café ＷＨＥＡＴ 小麦', /^cafe-wheat-xiao-mai-[a-z0-9]{5}$/],
    ['2015 年的小麦', /^query-2015-nian-de-xiao-mai-[a-z0-9]{5}$/],
    ['!!! ☃', /^query-[a-z0-9]{5}$/],
    ['绿', /^l[uv]-[a-z0-9]{5}$/],
    ['很'.repeat(200), /^(hen-)+[a-z0-9]{5}$/],
  ])('of %s', (name, expected) => {
    const slug = slugOf(name)
    expect(slug).toMatch(expected)
    expect(slug).toMatch(SLUG)
    expect(slug.length).toBeLessThanOrEqual(LONGEST_SLUG)
  })

  it('is another one each time', () => {
    expect(new Set(Array.from({ length: 200 }, () => slugOf('小麦'))).size).toBe(200)
  })
})

describe('nameKeyOf', () => {
  it('sorts by sound, and is never empty', () => {
    expect(['水稻', 'Arabidopsis', '大豆', '小麦'].sort((a, b) => (nameKeyOf(a) < nameKeyOf(b) ? -1 : 1))).toEqual(['Arabidopsis', '大豆', '水稻', '小麦'])
    expect(nameKeyOf('☃')).toBe('☃')
  })
})
