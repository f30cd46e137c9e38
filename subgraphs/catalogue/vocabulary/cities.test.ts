import { expect, it } from 'vitest'
import { sizeClassOf } from '../map/instrument-cities.ts'
import { CITIES, cityOf } from './cities.ts'
import { PROVINCE_POINTS } from './province-points.ts'
import { PROVINCES } from './provinces.ts'

it('CITIES: prefectures of known provinces, once each, within China where they have a centre', () => {
  expect(CITIES.length).toBe(342)
  expect(new Set(CITIES.map(({ code }) => code)).size).toBe(CITIES.length)
  expect(CITIES.filter(({ code }) => !/^\d{4}00$/.test(code) || !PROVINCES[`${code.slice(0, 2)}0000`])).toEqual([])
  expect(CITIES.filter(({ point }) => point && !(point.lon > 73 && point.lon < 136 && point.lat > 3 && point.lat < 54))).toEqual([])
  expect(CITIES.filter(({ point }) => !point).length).toBe(4)
})

it('cityOf: centres are WGS 84, not where Chinese web maps draw them, a kilometre away', () => {
  const { point } = cityOf('110100') ?? {}
  expect(point).toEqual({ lon: 116.4, lat: 39.9 })
  expect(cityOf('999900')).toBeUndefined()
})

it.each([[500, 'GE_500'], [499, 'FROM_100_TO_500'], [100, 'FROM_100_TO_500'], [99, 'LT_100'], [1, 'LT_100']])('sizeClassOf: %d is %s', (count, sizeClass) => {
  expect(sizeClassOf(count)).toBe(sizeClass)
})

it('PROVINCE_POINTS: every province has its point, and no city of it stands far off', () => {
  expect(Object.keys(PROVINCE_POINTS).sort()).toEqual(Object.keys(PROVINCES).sort())
  const distant = CITIES.filter(({ code, point }) => {
    const province = PROVINCE_POINTS[`${code.slice(0, 2)}0000`]
    return point && province && Math.hypot(point.lon - province.lon, point.lat - province.lat) > 15
  })
  expect(distant).toEqual([])
})
