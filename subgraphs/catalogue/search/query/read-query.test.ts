import { describe, expect, it } from 'vitest'
import { readQuery } from './read-query.ts'

const day = (date: string): number => Date.parse(date) / 86_400_000
const read = (q: string) => {
  const { groups, none } = readQuery(q)
  const shown = ({ text, field, phrase }: (typeof none)[number]): string => `${field ? `${field}:` : ''}${phrase ? `"${text}"` : text}`
  return [...groups.map((group) => group.map(shown).join(' | ')), ...none.map((part) => `not ${shown(part)}`)]
}

describe('readQuery', () => {
  it.each([
    ['小麦 条锈病', ['小麦 条锈病']],
    ['"deep learning" survey', ['survey', '"deep learning"']],
    ['「条锈病」 “抗 性” 『x』 ＂y＂', ['"条锈病"', '"抗 性"', '"x"', '"y"']],
    ['小麦 -玉米 －"大 豆"', ['小麦', 'not 玉米', 'not "大 豆"']],
    ['小麦 NOT 玉米', ['小麦', 'not 玉米']],
    ['小麦 非 玉米', ['小麦', 'not 玉米']],
    ['-小麦', ['not 小麦']],
    ['title:小麦 rust', ['rust', 'title:小麦']],
    ['标题：小麦 作者:"王 明"', ['title:小麦', 'creator:"王 明"']],
    ['ｔｉｔｌｅ：小麦', ['title:小麦']],
    ['关键词: 小麦', ['keyword:小麦']],
    ['-title:小麦 稻', ['稻', 'not title:小麦']],
    ['小麦 OR 玉米 抗旱', ['抗旱', '小麦 | 玉米']],
    ['小麦 | 玉米 || 大豆', ['小麦 | 玉米 | 大豆']],
    ['小麦 或 玉米', ['小麦 | 玉米']],
    ['小麦 AND 玉米', ['小麦', '玉米']],
    ['(小麦 OR 玉米) 抗旱', ['抗旱', '小麦 | 玉米']],
    ['title:(小麦 OR 玉米)', ['title:小麦 | title:玉米']],
    ['（小麦 或 玉米） -(水稻 OR 大豆)', ['小麦 | 玉米', 'not 水稻', 'not 大豆']],
    ['(水文 OR (水质 AND soil))', ['水文 | 水质', '水文 | soil']],
    ['水文 OR (水质 AND (soil OR rock))', ['水文 | 水质', '水文 | soil | rock']],
    ['((小麦 OR 玉米) AND 抗旱) 品种', ['品种', '小麦 | 玉米', '抗旱']],
    ['title:((小麦 OR 玉米) AND 抗旱)', ['title:小麦 | title:玉米', 'title:抗旱']],
    ['（小麦 或 (玉米 AND 抗旱)）', ['小麦 | 玉米', '小麦 | 抗旱']],
    ['小麦 AND (玉米 NOT 抗旱)', ['小麦', '玉米', 'not 抗旱']],
    ['doi:10.1234/abc', ['10.1234/abc']],
    ['径流 DOI：10.1234/abc', ['径流 10.1234/abc']],
    ['CSTR:31253.11.sciencedb.1', ['31253.11.sciencedb.1']],
    ['doi:abc', ['identifier:abc']],
    ['标识符:10.1234/abc', ['identifier:10.1234/abc']],
    ['identifier:10.1234/abc', ['identifier:10.1234/abc']],
  ])('reads %s', (q, expected) => expect(read(q)).toEqual(expected))

  it.each([
    'OR', 'x OR', 'AND x', '"', '小麦"', '(小麦', '水稻FACE (Free Air', '-', '- 小麦', '-196℃ 保存', 'NO3 -N 浓度', 'IL-6 COVID-19', '2019-nCoV', 'GB/T 30523-2016', '聚(乳酸) 复合', '“一带一路”背景下的旅游',
    'EFFECTS OF HEAT AND WATER STRESS', '土 与 水', '《红楼梦》 研究', '目的:探讨', 'https://example.org/a', '12:30', 'rock and roll', '2019', '2015-2020年 小麦',
  ])('takes %s for words', (q) => expect(read(q)).toEqual([q]))

  it('takes the name of no field for a word, and says so', () => expect(readQuery('foo:bar x')).toMatchObject({ groups: [[{ text: 'foo:bar x' }]], notUnderstood: ['foo:'] }))

  it.each([
    ['year:2019', '2019-01-01', '2019-12-31'], ['年份：2015-2020', '2015-01-01', '2020-12-31'], ['2015..2020', '2015-01-01', '2020-12-31'], ['2020..2015', '2015-01-01', '2020-12-31'],
    ['年份:2015年以来', '2015-01-01', undefined], ['year:..2020', undefined, '2020-12-31'], ['2015..', '2015-01-01', undefined], ['年份:2015年以前', undefined, '2015-12-31'],
  ])('reads %s as a span of years', (q, from, to) => {
    expect(readQuery(`小麦 ${q}`)).toEqual({ groups: [[{ text: '小麦' }]], none: [], notUnderstood: [], generated: { ...(from ? { from: day(from) } : {}), ...(to ? { to: day(to) } : {}) } })
  })

  it.each([
    ['year:2019 year:2020', '2019-01-01', '2020-12-31'], ['2021..2021 年份:2019', '2019-01-01', '2021-12-31'], ['year:2019 OR year:2020', '2019-01-01', '2020-12-31'],
    ['2015.. ..2020', '2015-01-01', '2020-12-31'], ['2015.. year:2019', '2019-01-01', '2019-12-31'], ['2020.. ..2015', '2015-01-01', '2020-12-31'], ['2020.. year:2015', '2015-01-01', undefined],
    ['year:2019 AND year:2019', '2019-01-01', '2019-12-31'], ['(小麦 AND year:2019)', '2019-01-01', '2019-12-31'],
  ])('unites %s to one span', (q, from, to) => expect(readQuery(q).generated).toEqual({ from: day(from), ...(to ? { to: day(to) } : {}) }))

  it.each([
    ['小麦 OR (玉米 NOT 抗旱)', ['小麦 | 玉米'], ['-抗旱']],
    ['小麦 OR year:2019', ['小麦 | year:2019'], ['year:']],
    ['小麦 OR (玉米 AND year:2019)', ['小麦 | 玉米'], ['年份:2019']],
    ['稻 -(小麦 AND 抗旱)', ['稻'], ['-(小麦 AND 抗旱)']],
    ['稻 -year:2019', ['稻'], ['-year:2019']],
    ['year:(小麦 OR 玉米)', ['小麦 | 玉米'], ['year:']],
    ['(a1 AND b1 AND c1) OR (d1 AND e1 AND f1)', [], ['(a1 AND b1 AND c1) OR (d1 AND e1 AND f1)']],
    ['a1 OR b1 OR c1 OR d1 OR e1 OR f1 OR g1', ['a1 | b1 | c1 | d1 | e1 | f1'], ['g1']],
  ])('names what it can not ask for: %s', (q, expected, notUnderstood) => {
    expect(read(q)).toEqual(expected)
    expect(readQuery(q).notUnderstood).toEqual(notUnderstood)
  })

  it('keeps years that may be part of a title as words, and remembers them', () => {
    expect(readQuery('1990年以来 小麦')).toMatchObject({ groups: [[{ text: '1990年以来 小麦' }]], possibly: { text: '1990年以来', generated: { from: day('1990-01-01') } } })
  })
})
