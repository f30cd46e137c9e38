import { buildASTSchema, parse, validate } from 'graphql'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { bibtex } from './bibtex.ts'
import { CITATION_FIELDS, citationSelection, unprefixed } from './citation-fields.ts'
import { citationOf } from './citation-of.ts'
import { gbT7714 } from './gb-t-7714.ts'
import { ris } from './ris.ts'

const cite = (resource: Record<string, unknown>) => citationOf(resource, { accessed: '2026-11-21', origin: 'https://keyuan.example' })
const person = (name: string) => ({ kind: 'PERSON', name })
const organization = (name: string) => ({ kind: 'ORGANIZATION', name })
const article = {
  id: 'literature:a~1', resourceType: 'PAPER', paperKind: 'JOURNAL', title: '蓝田生物群:一个认识多细胞生物起源和早期演化的新窗口', containerTitle: '科学通报', volume: '55', issue: '34', firstPage: '3219',
  paperPublishedOn: '2012', paperAuthors: ['袁训来', '陈哲', '肖书海', '万斌'].map(person), languages: ['zh-CN'],
}

// Facts as in the examples of GB/T 7714—2015; blanks after punctuation marks are a matter of setting.
describe('gbT7714', () => {
  it('names three authors and says 等 of the rest', () => {
    expect(gbT7714(cite(article))).toBe('袁训来, 陈哲, 肖书海, 等. 蓝田生物群:一个认识多细胞生物起源和早期演化的新窗口[J]. 科学通报, 2012, 55(34): 3219.')
  })

  it('writes Western family names in capitals, initials without dots, and et al', () => {
    expect(gbT7714(cite({ resourceType: 'PAPER', title: 'Shaking without quaking', paperAuthors: [person('Kanamori, H.')], containerTitle: 'Science', volume: '279', issue: '5359', firstPage: '2063', paperPublishedOn: '1998' })))
      .toBe('KANAMORI H. Shaking without quaking[J]. Science, 1998, 279(5359): 2063.')
    const many = ['Albert Einstein', 'ZHENG Guangmei', 'Jean-Pierre van der Berg', 'Smith JA'].map(person)
    expect(gbT7714(cite({ resourceType: 'PAPER', title: 'T', creators: many }))).toBe('EINSTEIN A, ZHENG G, VAN DER BERG J P, et al. T[J].')
    expect(gbT7714(cite({ resourceType: 'PAPER', title: 'T', creators: [person('Smith JA'), person('XU H'), person('Li Di')] }))).toMatch(/^SMITH J A, XU H, DI L\./)
  })

  it('does not take names of organizations apart, whatever kind their source gave', () => {
    expect(gbT7714(cite({ resourceType: 'PAPER', title: 'T', creators: [person('DAMPE Collaboration'), organization('Cetus Corporation'), { name: 'Some One' }] }))).toBe('DAMPE Collaboration, Cetus Corporation, Some One. T[J].')
  })

  it('marks what is online, with the day of access; an identifier that the address holds is not repeated', () => {
    const online = { ...article, paperAuthors: [person('李炳穆')], doi: '10.1360/972012', links: [{ kind: 'LANDING', url: 'https://journal.example/9' }] }
    expect(gbT7714(cite(online))).toMatch(/\[J\/OL\]\. 科学通报, 2012, 55\(34\): 3219\[2026-11-21\]\. https:\/\/journal\.example\/9\. DOI:10\.1360\/972012\.$/)
    expect(gbT7714(cite({ ...online, links: [{ kind: 'LANDING', url: 'https://doi.org/10.1360/972012' }] }))).toMatch(/3219\[2026-11-21\]\. DOI:10\.1360\/972012\.$/)
    expect(gbT7714(cite({ ...online, links: [{ kind: 'LANDING', url: 'https://j.example/10.1360/972012' }] }))).not.toMatch(/DOI:/)
  })

  it('gives books their edition, place and publisher, and says where a printed one names none', () => {
    const book = { resourceType: 'MONOGRAPH', title: '物质结构', bookAuthors: [person('徐光宪'), person('王祥云')], edition: '2', publicationPlace: '北京', bookPublisher: '科学出版社', bookPublishedOn: '2010' }
    expect(gbT7714(cite(book))).toBe('徐光宪, 王祥云. 物质结构[M]. 2 版. 北京: 科学出版社, 2010.')
    expect(gbT7714(cite({ ...book, edition: '第1版', publicationPlace: null }))).toBe('徐光宪, 王祥云. 物质结构[M]. [出版地不详]: 科学出版社, 2010.')
    expect(gbT7714(cite({ ...book, title: 'Structure', publicationPlace: null, bookPublisher: null, edition: null }))).toBe('徐光宪, 王祥云. Structure[M]. [S.l.]: [s.n.], 2010.')
  })

  it('gives patents their number and the full date, under who applied for them', () => {
    expect(gbT7714(cite({ resourceType: 'PATENT', title: '全智能节电器', applicants: [person('邓一刚')], inventors: [person('别人')], publicationNo: '200610171314.3', patentPublishedOn: '2006-12-13' })))
      .toBe('邓一刚. 全智能节电器: 200610171314.3[P]. 2006-12-13.')
  })

  it('gives standards their number with the dash of print, under the body in charge', () => {
    expect(gbT7714(cite({ resourceType: 'STANDARD', title: '文献著录:第4部分 非书资料', centralisedBy: '全国信息与文献标准化技术委员会', standardNo: 'GB/T 3792.4-2009', issuedOn: '2009-09-30' })))
      .toBe('全国信息与文献标准化技术委员会. 文献著录:第4部分 非书资料: GB/T 3792.4—2009[S]. 2009.')
    expect(gbT7714(cite({ resourceType: 'STANDARD', title: 'Dates', standardNo: 'ISO 8601-1:2019' }))).toBe('Dates: ISO 8601-1:2019[S].')
  })

  it('gives proceedings, theses and reports their marks', () => {
    expect(gbT7714(cite({ resourceType: 'PAPER', paperKind: 'CONFERENCE', title: 'A', conference: 'Proc. B', paperPublisher: 'ACM', paperPublishedOn: '2020-05', firstPage: '1', lastPage: '9' }))).toBe('A[C]//Proc. B. ACM, 2020: 1-9.')
    expect(gbT7714(cite({ resourceType: 'PAPER', paperKind: 'THESIS', title: '研究', paperPublisher: '清华大学', paperPublishedOn: '2011' }))).toBe('研究[D]. 清华大学, 2011.')
    expect(gbT7714(cite({ resourceType: 'REPORT', title: '报告', reportNo: 'R-7', reportAuthors: [organization('World Health Organization')], provider: { name: 'WHO' }, compiledOn: '1970' }))).toBe('World Health Organization. 报告: R-7[R]. WHO, 1970.')
  })

  it('cites data by their own page, else by ours, with version, DOI and CSTR', () => {
    const data = { id: 'scientific-data:x', resourceType: 'DATASET', title: '小麦基因组', creators: [person('贾继增')], provider: { name: '国家基因组科学数据中心' }, generatedOn: '2021-03-01', version: '2.1', cstr: '31253.11.sciencedb.00001' }
    expect(gbT7714(cite(data))).toBe('贾继增. 小麦基因组[DS/OL]. V2.1. 国家基因组科学数据中心, 2021[2026-11-21]. https://keyuan.example/resource/scientific-data:x. CSTR:31253.11.sciencedb.00001.')
    expect(gbT7714(cite({ ...data, datasetKind: 'DATABASE', doi: '10.57760/sciencedb.1', creators: null, platform: { name: '平台' } }))).toBe('国家基因组科学数据中心. 小麦基因组[DB/OL]. V2.1. 平台, 2021[2026-11-21]. DOI:10.57760/sciencedb.1. CSTR:31253.11.sciencedb.00001.')
  })

  it('takes the day of our release for no date of a document', () => {
    const released = { title: 'T', releasedAt: '2026-11-22T00:00:00Z' }
    expect(cite({ ...released, resourceType: 'PATENT' }).date).toBeNull()
    expect(cite({ ...released, resourceType: 'DATASET' }).date).toBe('2026-11-22')
  })

  it('cites a type that it never heard of, and a record that says nothing but its title', () => {
    expect(gbT7714(cite({ id: 'observatory:t1', resourceType: 'TELESCOPE', title: '望远镜', provider: { name: '天文台' } }))).toBe('天文台. 望远镜[Z/OL]. [2026-11-21]. https://keyuan.example/resource/observatory:t1.')
    expect(gbT7714(citationOf({ title: '无' }, { accessed: '2026-11-21' }))).toBe('无[Z].')
  })
})

describe('bibtex', () => {
  it('keeps Chinese, braces organizations, orders names and dashes pages', () => {
    const entry = bibtex(cite({ ...article, firstPage: '1', lastPage: '9', paperAuthors: [person('袁训来'), person('Kary B. Mullis'), organization('Cats and Dogs Ltd')] }))
    expect(entry.split('\n').slice(0, 3)).toEqual(['@article{literature:a+7e1,', '  author = {{袁训来} and Mullis, Kary B. and {Cats and Dogs Ltd}},', '  title = {蓝田生物群:一个认识多细胞生物起源和早期演化的新窗口},'])
    expect(entry).toContain('  pages = {1--9},\n')
    expect(entry).toContain('  langid = {chinese}\n}\n')
  })

  it('keeps its key when everything but the id is corrected', () => {
    expect(bibtex(cite({ id: 'literature:1', resourceType: 'PAPER', title: 'A' })).split('\n')[0]).toBe(bibtex(cite({ id: 'literature:1', resourceType: 'PAPER', title: 'B', generatedOn: '1999' })).split('\n')[0])
  })

  it.each(['} , note = {x', '{{{', '\\}', 'a\\', '50% & $1 #2 _3 ^4 ~5', '@article{evil,', 'line\nbreak\r\n}'])('leaves braces balanced and fields whole: %j', (hostile) => {
    const entry = bibtex(cite({ id: 'x:1', resourceType: 'DATASET', title: hostile, creators: [person(hostile), organization(hostile)], keywords: [hostile], version: hostile, doi: `10.1/${hostile}`, links: [{ kind: 'LANDING', url: `https://a.example/${hostile}` }], cstr: hostile }))
    let depth = 0
    for (const [at, character] of [...entry].entries()) {
      depth += character === '{' ? 1 : character === '}' ? -1 : 0
      expect(depth > 0 || at < entry.indexOf('{') || at >= entry.trimEnd().length - 1).toBe(true)
    }
    expect(depth).toBe(0)
    // Every line but the first and the last is one field that ends where its line ends.
    for (const line of entry.trimEnd().split('\n').slice(1, -1)) expect(line).toMatch(/^ {2}[a-z]+ = \{.*\},?$/)
  })
})

describe('ris', () => {
  it('has one tag a line, CR LF, TY first and ER last', () => {
    const lines = ris(cite({ ...article, lastPage: '3227', keywords: ['化石', 'a*b'], doi: '10.1360/1' })).split('\r\n')
    expect(lines[0]).toBe('TY  - JOUR')
    expect(lines.slice(-2)).toEqual(['ER  - ', ''])
    expect(lines).toEqual(expect.arrayContaining(['AU  - 袁训来', 'TI  - 蓝田生物群:一个认识多细胞生物起源和早期演化的新窗口', 'JO  - 科学通报', 'PY  - 2012', 'VL  - 55', 'IS  - 34', 'SP  - 3219', 'EP  - 3227', 'DO  - 10.1360/1', 'UR  - https://doi.org/10.1360/1', 'KW  - ab']))
    expect(lines.slice(0, -1).every((line) => /^[A-Z][A-Z0-9] {2}- /.test(line))).toBe(true)
  })

  it.each([['PATENT', 'PAT'], ['STANDARD', 'STAND'], ['REPORT', 'RPRT'], ['MONOGRAPH', 'BOOK'], ['DATASET', 'DATA'], ['TELESCOPE', 'GEN']])('%s is %s', (resourceType, type) => {
    expect(ris(cite({ resourceType, title: 'T' }))).toMatch(new RegExp(`^TY {2}- ${type}\r\n`))
  })

  it('lets no value forge a tag', () => {
    expect(ris(cite({ resourceType: 'PAPER', title: 'A\r\nER  - \r\nTY  - BOOK', description: 'x\u2028KW  - y' })).match(/^(?:ER|TY|KW) {2}- /gm)).toEqual(['TY  - ', 'ER  - '])
  })
})

describe('CITATION_FIELDS', () => {
  const schema = buildASTSchema(parse(readFileSync(`${import.meta.dirname}/../api.graphql`, 'utf8')))
  const errors = (selection: string) => validate(schema, parse(`query($id: ID!) { resource(id: $id) { ${selection} } }`)).map(({ message }) => message)

  it('is a selection on Resource of the public graph', () => {
    expect(errors(CITATION_FIELDS)).toEqual([])
  })

  it('stands beside any aliases of others when it has a prefix', () => {
    expect(errors(`title: description kind: id ... on Paper { doi: title } ${citationSelection('cite_')}`)).toEqual([])
    expect(unprefixed({ title: 'no', cite_title: 'yes', cite_doi: '10.1/1' }, 'cite_')).toEqual({ title: 'yes', doi: '10.1/1' })
  })
})
