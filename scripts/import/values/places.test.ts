import { describe, expect, it } from 'vitest'
import { distribution } from './distribution.ts'
import { prefectureOf } from './prefectures.ts'
import { PROVINCES, provinceOf, provinceOfCharacter, provinceOfPlace } from './provinces.ts'
import { authorshipOf, normalisedName, rankOf } from './species-names.ts'

const codes = (text: string): string[] => distribution(text).provinces.map(({ code }) => code)
const names = (text: string) => distribution(text).coverage.filter(({ adminCode }) => adminCode === undefined).map(({ name }) => name)

describe('distribution', () => {
  it('expands one-character names', () => expect(distribution('粤、琼、台').coverage).toEqual([
    { name: '广东省', adminCode: '440000', countryCode: 'CHN' },
    { name: '海南省', adminCode: '460000', countryCode: 'CHN' },
    { name: '台湾省', adminCode: '710000', countryCode: 'CHN' },
  ]))
  it('reads other separators, none, and full names', () => {
    expect(codes('滇，藏')).toEqual(['530000', '540000'])
    expect(codes('湘鄂川、黔')).toEqual(['430000', '420000', '510000', '520000'])
    expect(codes('冀、北京')).toEqual(['130000', '110000'])
    expect(codes('川or黔or滇')).toEqual(['510000', '520000', '530000'])
  })
  it('keeps what is doubtful or a region as a name', () => {
    expect([codes('琼、?滇'), names('琼、?滇')]).toEqual([['460000'], ['?滇']])
    expect([codes('黑、吉、华北'), names('黑、吉、华北')]).toEqual([['230000', '220000'], ['华北']])
    expect([codes('闽、台(栽培)、粤'), names('闽、台(栽培)、粤')]).toEqual([['350000', '440000'], ['台(栽培)']])
  })
  it('does not take provinces that a text leaves out for those it names', () => {
    expect([codes('除青、疆、藏之外全国各地'), names('除青、疆、藏之外全国各地')]).toEqual([[], ['除青、疆、藏之外全国各地']])
    expect(codes('北京、天津、西安、上海、广州等有栽培')).toEqual([])
  })
  it('is empty for an empty cell', () => expect(distribution('')).toEqual({ provinces: [], coverage: [] }))
})

describe('PROVINCES', () => {
  it('are the 34 of GB/T 2260, each found by every name it has', () => {
    expect(PROVINCES).toHaveLength(34)
    for (const province of PROVINCES) {
      for (const name of [province.name, province.short, province.iso, ...province.english]) expect(provinceOf(name)).toBe(province)
      for (const character of province.abbreviations) expect(provinceOfCharacter(character)).toBe(province)
    }
  })
  it('are found in front of a place', () => expect([provinceOfPlace('湖北武汉')?.code, provinceOfPlace('内蒙')?.code, provinceOfPlace('高校')]).toEqual(['420000', '150000', undefined]))
})

describe('prefectureOf', () => {
  it.each([["Xi'an", '610100'], ['Ürümqi', '650100'], ['Dalian Shi', '210200'], ["Ma'anshan City", '340500'], ['Beijing', '110000'], ['Harbin', '230100']])('%s is %s', (city, code) => expect(prefectureOf(city, undefined)?.code).toBe(code))
  it('needs the province where two cities are written alike', () => {
    expect(prefectureOf('Suzhou', undefined)).toBeUndefined()
    expect(prefectureOf('Suzhou', provinceOf('Jiangsu'))?.name).toBe('苏州市')
  })
})

describe('species names', () => {
  it('have one spelling of their blanks', () => expect(normalisedName('Carex  siderosticta var.pilosa')).toBe('Carex siderosticta var. pilosa'))
  it.each([['Carex siderosticta', 'species'], ['Carex siderosticta var. pilosa', 'variety'], ['Viburnum opulus var. calvescens f. puberulum', 'form'], ['Rhododendron annae ssp. annae', 'subspecies'], ['Berchemia', 'genus'], ['Acanthaceae', 'family'], ["Ginkgo biloba 'Dameihai'", undefined], ['Cassia ×floribunda', undefined]])(
    '%s is a %s', (name, rank) => expect(rankOf(name)).toBe(rank))
  it('part from their author', () => {
    expect(authorshipOf('Ephedra likiangensis var. mairei', 'Ephedra likiangensis var. mairei (Florin) C. Y. Cheng')).toBe('(Florin) C. Y. Cheng')
    expect(authorshipOf('Lilium ninae', 'Lilium lankongense Franchet')).toBeUndefined()
  })
})
