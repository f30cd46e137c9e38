import { describe, expect, it } from 'vitest'
import type { CoreDocument } from '../../../schema/document.ts'
import { BREAK } from './analysis/field-tokens.ts'
import { indexDocument, type IndexInput } from './index-document.ts'
import type { IndexDocument } from './port.ts'

const NOW = Date.parse('2026-03-01T00:00:00Z')
const input = (document: Partial<CoreDocument>, rest: Partial<IndexInput> = {}): IndexInput =>
  ({ id: 'a:1', version: 3n, namespace: 'a', contentHash: 'h', now: NOW, document: { profile: 'core/1', resourceType: 'DATASET', ...document }, ...rest })
const indexed = (document: Partial<CoreDocument>, rest: Partial<IndexInput> = {}): IndexDocument => {
  const entry = indexDocument(input(document, rest))
  if (entry.deleted) throw new Error('it is a tombstone')
  return entry
}
const words = (tier: IndexDocument['protected'], field: keyof IndexDocument['public']['text'] = 'abstract'): string[] => (tier?.text[field]?.words ?? []).filter((word) => word !== BREAK)

describe('indexDocument', () => {
  it.each(['WITHDRAWN', 'DRAFT', 'IN_REVIEW'] as const)('makes a tombstone of a record that is %s', (status) => {
    expect(indexDocument(input({ title: 'x', status }))).toEqual({ id: 'a:1', version: 3n, deleted: true })
  })

  it('puts what anybody may see into the public tier', () => {
    const { public: tier, embargoed, protected: hidden } = indexed({
      title: '标题', titleEn: 'title', alternativeTitles: [{ lang: 'fr', value: 'titre' }], keywords: ['关键 词'], creators: [{ name: 'Zhang, San', orcid: '0000-0002-1825-0097', affiliation: 'Institute' }],
      provider: { name: '提供方' }, disciplines: [{ code: '11074', label: '数学', labelEn: 'Maths' }], cstr: '31253.11.x', description: '描述', search: { public: ['special'] }, funding: [{ projectNo: '2013BAI01B01' }],
    })
    expect(words(tier, 'title')).toEqual(['标题', 'titl', 'titr'])
    expect(tier.text.keyword?.exact).toEqual(['关键词'])
    expect(tier.text.creator?.exact).toEqual(['zhangsan', '0000-0002-1825-0097', '0000000218250097'])
    expect(words(tier, 'organization')).toEqual(['提供', '方', 'institut'])
    expect(tier.text.discipline?.exact).toEqual(['11074', '数学', 'maths'])
    expect(tier.text.identifier?.exact).toEqual(['31253.11.x', '2013bai01b01'])
    expect(words(tier)).toEqual(['描述', 'special'])
    expect([embargoed, hidden]).toEqual([undefined, undefined])
  })

  it.each(['PUBLIC', 'REGISTERED', 'AGREEMENT'] as const)('keeps the description of a record that is %s open', (level) => {
    expect(words(indexed({ description: 'word', sharing: { level } }).public)).toEqual(['word'])
  })

  it('keeps back what the visibility table keeps back', () => {
    const document = { title: 'open', description: 'about', search: { public: ['special'], protected: ['asset'] }, spatialCoverage: [{ adminCode: '440305', point: { lon: 114, lat: 22 } }] }
    const restricted = indexed({ ...document, sharing: { level: 'RESTRICTED' } })
    expect(words(restricted.public)).toEqual([])
    expect(words(restricted.protected)).toEqual(['about', 'special', 'asset'])
    expect([restricted.public.points, restricted.public.terms.PROVINCE, restricted.protected?.terms.PROVINCE]).toEqual([[], undefined, ['440000']])

    const embargoed = indexed({ ...document, sharing: { embargoUntil: '2026-06-01' } })
    expect(words(embargoed.public)).toEqual(['about'])
    expect(words(embargoed.embargoed)).toEqual(['special'])
    expect(words(embargoed.protected)).toEqual([])
    expect(embargoed.embargoedUntil).toBe(Date.parse('2026-05-31T16:00:00Z'))
    expect(embargoed.embargoed).toMatchObject({ points: [{ lon: 114, lat: 22 }], terms: { PROVINCE: ['440000'], CITY: ['440300'] } })
  })

  it('takes an embargo that is over for none, by the calendar of Shanghai', () => {
    const until = { sharing: { embargoUntil: '2026-06-01' }, search: { public: ['special'] } }
    expect(words(indexed(until, { now: Date.parse('2026-05-31T15:59:59Z') }).public)).toEqual([])
    expect(indexed(until, { now: Date.parse('2026-05-31T16:00:00Z') })).toMatchObject({ public: { text: { abstract: { words: ['special'] } } } })
    expect(indexed(until, { now: Date.parse('2026-05-31T16:00:00Z') }).embargoedUntil).toBeUndefined()
  })

  it('gives codes of divisions with six digits, from codes of any length', () => {
    const codes = (adminCode: string) => [indexed({ spatialCoverage: [{ adminCode }] }).public.terms].map(({ PROVINCE, CITY }) => [PROVINCE?.[0], CITY?.[0]])[0]
    expect(codes('44')).toEqual(['440000', undefined])
    expect(codes('440000')).toEqual(['440000', undefined])
    expect(codes('440305001001')).toEqual(['440000', '440300'])
    expect(codes('Guangdong')).toEqual([undefined, undefined])
  })

  it('brings places into -180..180 and leaves out what is no place', () => {
    const { points, boxes } = indexed({
      spatialCoverage: [
        { point: { lon: 200, lat: 10 } }, { point: { lon: 0, lat: 91 } }, { bbox: { west: 0, south: -90, east: 360, north: 90 } }, { bbox: { west: 170, south: 0, east: 190, north: 1 } },
        { geojson: { type: 'Feature', geometry: { type: 'MultiPolygon', coordinates: [[[[1, 1], [3, 1], [3, 4], [1, 1]]]] } } }, { geojson: { type: 'Point', coordinates: [5, 6] } }, { geojson: { type: 'Point', coordinates: 'x' } },
      ],
    }).public
    expect(points).toEqual([{ lon: -160, lat: 10 }, { lon: 5, lat: 6 }])
    expect(boxes).toEqual([{ west: -180, south: -90, east: 180, north: 90 }, { west: 170, south: 0, east: -170, north: 1 }, { west: 1, south: 1, east: 3, north: 4 }])
  })

  it('leaves out dates and figures that can not be read', () => {
    const entry = indexed({ releasedAt: 'yesterday', generatedOn: 'c. 1900', measures: { originalValueCny: 'n/a' }, title: '!' })
    expect([entry.released, entry.generatedFrom, entry.measures, entry.titleKey]).toEqual([undefined, undefined, undefined, undefined])
  })
})
