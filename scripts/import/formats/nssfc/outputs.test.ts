import { describe, expect, it } from 'vitest'
import { outputsOf } from './outputs.ts'

const pairs = (titles: string, forms: string, hasPublisher = false) => outputsOf(titles, forms, hasPublisher).outputs.map(({ title, type }) => [title, type])

describe('outputsOf', () => {
  it('gives one title in two forms twice', () => expect(pairs('移民研究', '专著、研究报告')).toEqual([['移民研究', 'Monograph'], ['移民研究', 'Report']]))
  it('pairs as many titles as forms in their order', () => expect(pairs('数字版权管理\n产业发展研究', '专著、研究报告')).toEqual([['数字版权管理', 'Monograph'], ['产业发展研究', 'Report']]))
  it('believes a title that says its form', () =>
    expect(pairs('1.县级行政成本研究（研究报告）；2.地方财政与基层治理研究（系列论文）', '论文集、研究报告')).toEqual([['县级行政成本研究（研究报告）', 'Report'], ['地方财政与基层治理研究（系列论文）', 'Paper']]))
  it('reads forms written without a separator', () => expect(pairs('甲', '专著论文集')).toEqual([['甲', 'Monograph'], ['甲', 'Paper']]))
  it('takes the first form for more titles than forms', () => expect(pairs('甲\n乙\n丙', '专著、论文（集）')).toEqual([['甲', 'Monograph'], ['乙', 'Monograph'], ['丙', 'Monograph']]))
  it('takes a published result without a form for a book', () => expect([pairs('甲', '', true), pairs('甲', '', false)]).toEqual([[['甲', 'Monograph']], []]))
  it('keeps in words what is no type of literature', () => {
    expect(outputsOf('1.论文选编；2.软件包', '论文软件', false)).toEqual({ outputs: [{ title: '论文选编', form: '论文', type: 'Paper' }], rest: ['软件:软件包'] })
    expect(outputsOf('甲', '', false).rest).toEqual(['成果:甲'])
    expect(outputsOf('', '撤项', false).rest).toEqual(['成果形式:撤项'])
    expect(outputsOf('', '', false)).toEqual({ outputs: [], rest: [] })
  })
})
