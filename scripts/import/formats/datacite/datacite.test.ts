import { describe, expect, it } from 'vitest'
import { identifierOf } from '../../values/identifiers.ts'
import { crosswalk } from './crosswalk.ts'
import { datesOf } from './dates.ts'
import { placesOf } from './places.ts'
import { rightsOf } from './rights.ts'
import { bytesOf, sizesOf } from './sizes.ts'
import { kindOf } from './types.ts'

const record = { doi: '10.5072/AbC', types: { resourceTypeGeneral: 'Dataset' }, titles: [{ title: '青藏高原冰川数据集' }, { title: 'Glaciers', lang: 'en' }] }

describe('crosswalk', () => {
  it('lowers a DOI, so that one object has one id', () => expect(crosswalk(record)).toMatchObject({ upserts: [{ sourceId: '10.5072/abc', document: { title: '青藏高原冰川数据集', titleEn: 'Glaciers' } }] }))
  it('makes a deletion of a record that is not active', () => expect(crosswalk({ ...record, isActive: false })).toEqual({ upserts: [{ source: 'datacite', sourceId: '10.5072/abc', typename: 'Dataset', deleted: true }] }))
  it('refuses a record without DOI, and a type that has no place', () => {
    expect(crosswalk({ ...record, doi: 'abc' })).toMatchObject({ refused: { code: 'ID_MISSING' } })
    expect(crosswalk({ ...record, types: { resourceTypeGeneral: 'Event' } })).toMatchObject({ refused: { code: 'TYPE_UNMAPPED', message: 'no type of the graph is Event' } })
  })
  it.each(['constructor', '__proto__', 'toString'])('knows no type %s', (general) => expect(crosswalk({ ...record, types: { resourceTypeGeneral: general } })).toMatchObject({ refused: { code: 'TYPE_UNMAPPED' } }))
  it('reads subjects of GB/T 13745 as disciplines', () =>
    expect(crosswalk({ ...record, subjects: [{ subject: '170.45 地理学', subjectScheme: 'GB/T 13745' }, { subject: '冰川' }, { subject: 'glacier' }] })).toMatchObject({
      upserts: [{ document: { disciplines: [{ code: '17045', level: 2 }], keywords: ['冰川'], keywordsEn: ['glacier'] } }],
    }))
})

describe('kindOf', () => {
  it.each([['Text', undefined, 'Paper'], ['Text', 'Book', 'Monograph'], ['Text', 'Technical report', 'Report'], ['JournalArticle', 'BlogPosting', 'Paper'], ['Software', undefined, 'Dataset'], ['Instrument', undefined, 'Instrument']])(
    '%s, %s is a %s', (general, specific, typename) => expect(kindOf(general, specific)?.typename).toBe(typename))
})

describe('datesOf', () => {
  it('takes Created for the beginning and the publication year for want of it', () => {
    expect(datesOf({ dates: [{ date: '2016-12', dateType: 'Created' }, { date: '2017', dateType: 'Issued' }] })).toMatchObject({ generatedOn: '2016-12', publishedOn: '2017' })
    expect(datesOf({ publicationYear: 2019 })).toMatchObject({ generatedOn: '2019', publishedOn: '2019' })
  })
  it('reads an availability after publication as an embargo, and ranges with open ends', () => {
    expect(datesOf({ publicationYear: '2019', dates: [{ date: '2021-01-01', dateType: 'Available' }] }).embargoUntil).toBe('2021-01-01')
    expect(datesOf({ dates: [{ date: '2001/', dateType: 'Collected' }] }).temporalCoverage).toEqual([{ start: '2001', end: undefined }])
  })
})

describe('identifierOf', () => {
  it.each([
    ['DOI', 'https://doi.org/10.1234/AB', { scheme: 'DOI', value: '10.1234/ab', url: 'https://doi.org/10.1234/ab' }],
    ['CSTR', 'CSTR:32379.14.JEIT250188', { scheme: 'CSTR', value: '32379.14.JEIT250188', url: 'https://cstr.cn/32379.14.JEIT250188' }],
    ['CSTR', 'CSTR:AB_12345', undefined],
    ['arXiv', '1706.03762', { scheme: 'OTHER', value: 'arXiv:1706.03762', url: undefined }],
  ])('%s %s', (type, value, identifier) => expect(identifierOf(type, value)).toEqual(identifier))
})

describe('placesOf', () => {
  it('drops what is outside the globe', () =>
    expect(placesOf({ geoLocations: [{ geoLocationPlace: 'Nowhere', geoLocationPoint: { pointLongitude: '12', pointLatitude: '120' } }, { geoLocationBox: { westBoundLongitude: 1, eastBoundLongitude: 3, southBoundLatitude: 2, northBoundLatitude: 4 } }] })).toMatchObject([
      { name: 'Nowhere', point: undefined }, { bbox: { west: 1, south: 2, east: 3, north: 4 } },
    ]))
})

describe('rightsOf', () => {
  it('tells a licence from access rights', () =>
    expect(rightsOf({ rightsList: [{ rights: 'Open Access', rightsUri: 'info:eu-repo/semantics/openAccess' }, { rights: 'CC BY', rightsUri: 'https://creativecommons.org/licenses/by/4.0/', rightsIdentifier: 'cc-by-4.0' }] })).toEqual({
      rights: { license: 'cc-by-4.0', licenseUrl: 'https://creativecommons.org/licenses/by/4.0/', statement: '' }, sharing: { level: 'PUBLIC' },
    }))
})

describe('sizesOf', () => {
  it.each([['45 GB', 45_000_000_000n], ['1,024 bytes', 1024n], ['1.5 MB', 1_500_000n], ['2 KiB', 2048n], ['12 pages', undefined]])('%s', (size, bytes) => expect(bytesOf(size)).toBe(bytes))
  it('adds files up and keeps other sizes as text', () => expect(sizesOf(['1 MB', '1 MB', '500 kB', '15 pages'])).toEqual({ volumeBytes: '2500000', others: ['Size: 15 pages'] }))
})
