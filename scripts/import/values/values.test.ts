import { describe, expect, it } from 'vitest'
import { countryCode } from './countries.ts'
import { fullDate, monthPeriod, partialDate } from './dates.ts'
import { disciplinesOf } from './disciplines.ts'
import { fieldsOf } from './fields.ts'
import { identifierOf } from './identifiers.ts'
import { instrumentClass } from './instrument-class.ts'
import { languageTag } from './language.ts'
import { yuanFromWan } from './money.ts'
import { point } from './point.ts'
import { slug } from './slug.ts'
import { textOf, textsOf } from './text.ts'
import { titles } from './titles.ts'
import { webAddress } from './web-address.ts'
import { geojsonOfWkt } from './well-known-text.ts'
import { withoutEmpty } from './without-empty.ts'
import type { XmlElement } from './xml.ts'

describe('textOf', () => {
  it.each(['', '  ', 'Unknown', 'N/A', '-', '未知', 'redacted@example.org', 'mailto:redacted@example.org', '+00 000 0000', null, undefined, {}, true])('takes %j for no value', (value) => expect(textOf(value)).toBeUndefined())
  it('takes off padding and control characters', () => expect(textOf(' a\u0000b\u0007\r\nc\t ')).toBe('ab\nc'))
  it('reads numbers as written', () => expect(textOf(2016)).toBe('2016'))
  it('gives each text once', () => expect(textsOf(['a', 'b ', 'a', '', null])).toEqual(['a', 'b']))
})

describe('partialDate', () => {
  it.each([
    ['2014', '2014'], ['2014-12', '2014-12'], ['2014/2/3', '2014-02-03'], ['2014.02', '2014-02'], ['20141203', '2014-12-03'], ['2014----', '2014'], ['201412--', '2014-12'],
    ['2014年12月', '2014-12'], ['2014年1月5日', '2014-01-05'], ['2019-06-27 12:41:27', '2019-06-27'], ['2020-07-13T17:31:25.399151', '2020-07-13'], ['2014-11-00', '2014-11'],
  ])('reads %s as %s', (given, date) => expect(partialDate(given)).toBe(date))
  it.each(['0000-00-00', '2017-02-30', '2019.13', 'soon', '', undefined, null])('takes %j for no date', (given) => expect(partialDate(given)).toBeUndefined())
  it('is full only to the day', () => expect([fullDate('2014-11-00'), fullDate('2014-11-01')]).toEqual([undefined, '2014-11-01']))
})

describe('monthPeriod', () => {
  it('runs from the first day to the last', () => expect(monthPeriod('2018.01-2020.02')).toEqual({ startOn: '2018-01-01', endOn: '2020-02-29' }))
  it('leaves open what is no month', () => expect(monthPeriod('2016.01-2019.13')).toEqual({ startOn: '2016-01-01', endOn: undefined }))
  it('is empty for other words', () => expect(monthPeriod('three years')).toEqual({ startOn: undefined, endOn: undefined }))
})

describe('yuanFromWan', () => {
  it.each([['18', '180000'], ['12.5', '125000'], ['0.0001', '1'], ['46.80', '468000'], ['1.23456', '12345.6'], ['999999999999', '9999999999990000']])('%s 万元 are %s', (wan, amount) =>
    expect(yuanFromWan(wan)).toEqual({ amount, currency: 'CNY' }))
  it.each(['', 'about 18', '-1', '1e3'])('takes %j for no amount', (wan) => expect(yuanFromWan(wan)).toBeUndefined())
})

describe('titles', () => {
  it('puts the Chinese title first and the English one beside it', () =>
    expect(titles([{ value: 'A study' }, { value: '研究' }, { value: 'Étude', lang: 'fr' }])).toEqual({ title: '研究', titleEn: 'A study', alternativeTitles: [{ lang: 'fr', value: 'Étude' }] }))
  it('has an English title twice where there is no Chinese one', () => expect(titles([{ value: 'A study' }])).toEqual({ title: 'A study', titleEn: 'A study', alternativeTitles: [] }))
  it('believes a stated language', () => expect(titles([{ value: 'Zagroda', lang: 'pl' }]).titleEn).toBeUndefined())
})

describe('countryCode', () => {
  it.each([['China', 'CHN'], ['CHINA', 'CHN'], ['cn', 'CHN'], ['USA', 'USA'], ['United States of America', 'USA'], ['Korea, Republic of', 'KOR'], ["Cote d'Ivoire", 'CIV'], ['Zaire', 'ZAR'], ['DEU', 'DEU'], ['Tanzania', 'TZA']])(
    '%s is %s', (name, code) => expect(countryCode(name)).toBe(code))
  it.each(['ICRISAT', '', 'Atlantis'])('%j is none', (name) => expect(countryCode(name)).toBeUndefined())
})

describe('disciplinesOf', () => {
  it('gives both classes of a name that joins two', () => expect(disciplinesOf('基础医学/临床医学').map(({ code }) => code)).toEqual(['310', '320']))
  it('gives none for a name that GB/T 13745 cuts otherwise', () => expect(disciplinesOf('光学工程')).toEqual([]))
})

describe('point', () => {
  it('reads numbers and texts', () => expect(point('116.4', 39.9)).toEqual({ lon: 116.4, lat: 39.9 }))
  it.each([[200, 1], [1, 91], [0, 0], ['', ''], [undefined, 1]])('drops %j, %j', (lon, lat) => expect(point(lon, lat)).toBeUndefined())
})

describe('geojsonOfWkt', () => {
  it('reads polygons and multipolygons', () => {
    expect(geojsonOfWkt('POLYGON ((1 2, 3 4, 5 6, 1 2))')).toEqual({ type: 'Polygon', coordinates: [[[1, 2], [3, 4], [5, 6], [1, 2]]] })
    expect(geojsonOfWkt('multipolygon(((-1.5 2e1, 3 4)))')).toEqual({ type: 'MultiPolygon', coordinates: [[[[-1.5, 20], [3, 4]]]] })
  })
  it.each(['POINT (1 2)', 'POLYGON ((1 2, 3', 'POLYGON ((alert(1)))', 'Peking'])('takes %j for none', (text) => expect(geojsonOfWkt(text)).toBeUndefined())
})

describe('withoutEmpty', () => {
  it('drops keys without a value at every depth and keeps false and 0', () =>
    expect(withoutEmpty({ a: '', b: undefined, c: [], d: { e: null }, f: false, g: 0, h: [{ i: '' }, { j: 1 }] })).toEqual({ f: false, g: 0, h: [{ j: 1 }] }))
})

describe('fieldsOf', () => {
  it('gives every text with the keys above it', () => expect(fieldsOf([{ a: { b: ['x', 1] } }])).toEqual(expect.arrayContaining([{ key: 'b', text: 'x', path: ['a', 'b'] }, { key: 'b', text: '1', path: ['a', 'b'] }])))
  it('takes the names of elements and attributes of XML for keys, and an interrupted text for one', () => {
    const element = (name: string, children: XmlElement['children'], attributes: [string, string][] = []): XmlElement => ({ name, namespace: '', attributes: new Map(attributes), children })
    expect(fieldsOf(element('a', ['机', element('b', []), '密', element('c', ['x'])], [['{urn:s}secrecy', '2']]))).toEqual(expect.arrayContaining([
      { key: 'a', text: '机密', path: ['a'] }, { key: 'secrecy', text: '2', path: ['a', 'secrecy'] }, { key: 'c', text: 'x', path: ['a', 'c'] },
    ]))
  })
  it('gives up on a value nested without end, and keeps its own stack', () => {
    let deep: unknown = 1
    for (let depth = 0; depth < 100_000; depth++) deep = [deep]
    expect(fieldsOf(deep)).toBeUndefined()
  })
})

describe('slug', () => {
  it.each([['U.S. Office of Personnel Management', 'u-s-office-of-personnel-management'], ['Übersee–Museum ', 'ubersee-museum'], ['国家林业局', '国家林业局']])('%s → %s', (name, word) => expect(slug(name)).toBe(word))
})

describe('webAddress', () => {
  it.each(['file:///etc/passwd', 'javascript:alert(1)', 'www.example.org', '', 7])('takes %j for none', (value) => expect(webAddress(value)).toBeUndefined())
})

describe('languageTag', () => {
  it.each([['GER', 'de'], ['eng', 'en'], ['chi', 'zh'], ['zho', 'zh'], ['en_US', 'en-US'], ['zh-hans', 'zh-Hans'], ['pl', 'pl'], ['English', 'English'], ['en fr', 'en fr'], ['', undefined], [7, '7']])('%j → %j', (value, tag) => expect(languageTag(value)).toBe(tag))
})

describe('instrumentClass', () => {
  it.each([
    [['Accelerator mass spectrometer'], 'ANALYTICAL'], [['Detector', 'Doppler lidar'], 'ATMOSPHERE'], [['扫描电子显微镜'], 'ANALYTICAL'], [['Radio telescope'], 'ASTRONOMY'],
    [['Laser diffraction particle sizer'], 'OTHER'], [['Fibre laser'], 'LASER'], [['Synchrotron experimental station'], 'OTHER'], [[], undefined],
  ])('%j → %s', (types, code) => expect(instrumentClass(types)).toBe(code))
})

describe('identifierOf', () => {
  it.each([
    ['hdl:21.11151/74ix-jvpa', { scheme: 'HANDLE', value: '21.11151/74ix-jvpa', url: 'https://hdl.handle.net/21.11151/74ix-jvpa' }],
    ['http://hdl.handle.net/10013/epic.10033', { scheme: 'HANDLE', value: '10013/epic.10033', url: 'https://hdl.handle.net/10013/epic.10033' }],
    ['1234.1675', { scheme: 'HANDLE', value: '1234.1675', url: undefined }],
  ])('brings the Handle %s into one form', (value, identifier) => expect(identifierOf('Handle', value)).toEqual(identifier))
})
