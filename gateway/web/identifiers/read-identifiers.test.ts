import { describe, expect, it } from 'vitest'
import { readIdentifiers } from './read-identifiers.ts'

const values = (pasted: string): string[] => readIdentifiers(pasted).identifiers.map(({ value }) => value)
const faults = (pasted: string): [string, string][] => readIdentifiers(pasted).malformed.map(({ written, fault }) => [written, fault])

describe('readIdentifiers', () => {
  it.each([
    ['10.1234/ab-c', '10.1234/ab-c'], ['doi:10.1234/AB.C.', '10.1234/AB.C'], ['https://doi.org/10.1234%2Fab', '10.1234/ab'], ['http://dx.doi.org/10.1234/x?utm=1', '10.1234/x'],
    ['见(10.1234/x(2020)1)。', '10.1234/x(2020)1'], ['DOI:10.1016/S0140-6736(05)67889-6,', '10.1016/S0140-6736(05)67889-6'], ['１０.１２３４／ａｂ', '10.1234/ab'],
    ['[12] 张三. 小麦[J]. 作物学报, 2020. DOI: 10.3724/SP.J.1006.2020.93051', '10.3724/SP.J.1006.2020.93051'], ['https://www.example.cn/article/10.3724/x.1#abstract', '10.3724/x.1'],
    ['10.1234/a<b', '10.1234/a'], ['10.1002/(SICI)1097-4679(199601)52:1<1::AID-JCLP1>3.0.CO;2-S', '10.1002/(SICI)1097-4679(199601)52:1<1::AID-JCLP1>3.0.CO;2-S'],
  ])('%s → %s', (pasted, expected) => {
    expect(values(pasted)).toEqual([expected])
    expect(faults(pasted)).toEqual([])
  })

  it('several in a line, and of several systems', () => {
    expect(values('10.1234/a 10.1234/b;10.1234/c')).toEqual(['10.1234/a', '10.1234/b', '10.1234/c'])
    expect(values('GB/T 1355-2021;CSTR:13452.11.01.x\n978-7-03-017123-8、ZL201510123456.7')).toEqual(['GB/T 1355-2021', 'CSTR:13452.11.01.x', '978-7-03-017123-8', 'ZL201510123456.7'])
    expect(readIdentifiers('GB/T 1355-2021\n16666.11.nbsdc.abc\nZM1\n').identifiers.map(({ scheme, line }) => [scheme, line])).toEqual([['STANDARD_NO', 1], ['CSTR', 2], ['OTHER', 3]])
  })

  it('within a reference: standards, patents, CSTR and ISBN', () => {
    expect(values('[3] 全国粮油标准化技术委员会. 小麦粉：GBT 1355-2021[S]. 北京：中国标准出版社，2021.')).toEqual(['GBT 1355-2021'])
    expect(values('王五. 一种育种方法：ZL201510123456.7[P]. 2017-01-02')).toEqual(['ZL201510123456.7'])
    expect(values('青藏高原冻土数据集（CSTR:16666.11.nbsdc.abc），2019')).toEqual(['CSTR:16666.11.nbsdc.abc'])
    expect(values('ISO/IEC 17025:2017 and GB/T 27025-2019 are the same text')).toEqual(['ISO/IEC 17025:2017', 'GB/T 27025-2019'])
  })

  it('the same one in two spellings is one, said twice', () => {
    const read = readIdentifiers('10.1234/AB\nhttps://doi.org/10.1234/ab\ndoi: 10.1234/ab')
    expect(read.identifiers).toEqual([{ value: '10.1234/AB', scheme: 'DOI', line: 1, times: 3 }])
    expect(read.duplicates).toBe(2)
  })

  it('numbers of a list are no part of it', () => {
    expect(values('1. GB/T 1355-2021\n[2] NY/T 3-1982\n(3) ZM1\n4、ZM2')).toEqual(['GB/T 1355-2021', 'NY/T 3-1982', 'ZM1', 'ZM2'])
  })

  it.each([
    ['10.1234', 'DOI_WITHOUT_SUFFIX'], ['10.12/abc', 'NOT_DOI'], ['doi:abc', 'NOT_DOI'], ['https://doi.org/abc1', 'NOT_DOI'], ['CSTR:123', 'NOT_CSTR'], ['978-7-03-017123-4', 'ISBN_CHECK_DIGIT'],
    ['hello world', 'NO_DIGIT'], [`x${'1'.repeat(300)}`, 'TOO_LONG'],
  ])('%s is refused: %s', (pasted, fault) => {
    expect(faults(pasted)).toEqual([[pasted, fault]])
    expect(values(pasted)).toEqual([])
  })

  it('RIS: its identifiers and nothing else of it', () => {
    expect(values('TY  - JOUR\r\nTI  - Wheat 2020\r\nDO  - 10.1234/a\r\nSN  - 0496-3490\r\nPY  - 2020\r\nER  - \r\n\r\nTY  - BOOK\r\nSN  - 978-7-03-017123-8\r\nUR  - https://example.org/123\r\nER  - \r\n')).toEqual(['10.1234/a', '978-7-03-017123-8'])
  })

  it('BibTeX: in braces and quotes, escaped or not', () => {
    expect(values('@article{a2020,\n  title = {Wheat {DNA} 2020},\n  doi = {10.1234/a\\_b},\n  year = 2020\n}\n@book{b, isbn="978-7-03-017123-8", url = {https://example.org/9} }')).toEqual(['10.1234/a_b', '978-7-03-017123-8'])
  })

  it('HTML: addresses of links and text; entities', () => {
    expect(values('<ul><li><a href="https://doi.org/10.1234/a%28b%29">Paper&nbsp;1</a></li>\n<li>DOI: 10.1234/c&amp;d</li></ul>')).toEqual(['10.1234/a(b)', '10.1234/c&d'])
  })

  it('500 in a blink, and nothing hostile makes it slow', () => {
    const started = performance.now()
    expect(values(Array.from({ length: 5000 }, (_none, index) => `https://doi.org/10.1234/x.${index}`).join('\n'))).toHaveLength(5000)
    for (const hostile of ['<a'.repeat(20_000), '10.1234/'.repeat(5_000), `${'('.repeat(30_000)}10.1/`, `@a{x,${' doi = {'.repeat(5_000)}`]) readIdentifiers(hostile)
    expect(performance.now() - started).toBeLessThan(3_000)
  })
})
