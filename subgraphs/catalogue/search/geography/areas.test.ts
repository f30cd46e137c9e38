import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Box, Point } from '../port.ts'
import type { Area } from './area.ts'
import { boxArea } from './box-area.ts'
import { cutAtAntimeridian, overlaps } from './boxes.ts'
import { circleArea, kmBetween } from './circle-area.ts'
import { polygonArea } from './polygon-area.ts'

const asBox = ({ lon, lat }: Point): Box => ({ west: lon, south: lat, east: lon, north: lat })
const lon = fc.double({ min: -180, max: 180, noNaN: true })
const lat = fc.double({ min: -90, max: 90, noNaN: true })
const point = fc.record({ lon, lat })
const box = fc.tuple(lon, lon, lat, lat).map(([west, east, a, b]): Box => ({ west, east, south: Math.min(a, b), north: Math.max(a, b) }))

/** What the second look admits, the tree must not have missed. */
const isFoundBy = (area: Area, place: Box): boolean => area.around.some((around) => overlaps(around, place))

describe('cutAtAntimeridian', () => {
  it('keeps to west <= east and covers both names of the meridian of 180°', () => {
    expect(cutAtAntimeridian({ west: 170, south: 0, east: -170, north: 1 })).toEqual([{ west: 170, south: 0, east: 180, north: 1 }, { west: -180, south: 0, east: -170, north: 1 }])
    expect(cutAtAntimeridian({ west: 170, south: 0, east: 180, north: 1 })).toContainEqual({ west: -180, south: 0, east: -180, north: 1 })
    expect(cutAtAntimeridian({ west: -180, south: -90, east: 180, north: 90 })).toHaveLength(1)
  })
})

describe('boxArea', () => {
  it('overlap is mutual, across 180° too', () => {
    fc.assert(fc.property(box, box, (a, b) => {
      const touches = (area: Box, place: Box) => cutAtAntimeridian(place).some((part) => boxArea(area).touches(part))
      expect(touches(a, b)).toBe(touches(b, a))
    }))
  })
})

describe('circleArea', () => {
  it('knows distances', () => {
    expect(kmBetween({ lon: 116.4074, lat: 39.9042 }, { lon: 121.4737, lat: 31.2304 })).toBeCloseTo(1067.3, 0)
    expect(kmBetween({ lon: 179.9, lat: 0 }, { lon: -179.9, lat: 0 })).toBeCloseTo(22.24, 2)
    expect(kmBetween({ lon: 0, lat: 90 }, { lon: 123, lat: -90 })).toBeCloseTo(Math.PI * 6371.0088, 3)
  })

  it('touches a point exactly where it is within the distance, and the boxes around it hold it', () => {
    fc.assert(fc.property(point, point, fc.double({ min: 0, max: 20_100, noNaN: true }), (centre, other, km) => {
      const area = circleArea({ ...centre, km })
      const isWithin = kmBetween(centre, other) <= km
      expect(area.touches(asBox(other))).toBe(isWithin)
      if (isWithin) expect(isFoundBy(area, asBox(other)) || isFoundBy(area, asBox({ lon: Math.abs(other.lon) === 180 ? -other.lon : other.lon, lat: other.lat }))).toBe(true)
    }), { numRuns: 2_000 })
  })

  it('is as near to a box as to the nearest point of it', () => {
    const inside = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(fc.property(point, box.filter(({ west, east }) => west <= east), inside, inside, (centre, place, x, y) => {
      const some = { lon: place.west + (place.east - place.west) * x, lat: place.south + (place.north - place.south) * y }
      expect(circleArea({ ...centre, km: kmBetween(centre, some) + 1e-6 }).touches(place)).toBe(true)
    }), { numRuns: 2_000 })
  })
})

describe('polygonArea', () => {
  it('of four corners is the box', () => {
    fc.assert(fc.property(box.filter(({ west, east, south, north }) => west < east && south < north), point, (around, { lon: x, lat: y }) => {
      const { west, south, east, north } = around
      const area = polygonArea([[[[west, south], [east, south], [east, north], [west, north], [west, south]]]])
      const onEarth = { ...asBox({ lon: x, lat: y }) }
      if (Math.abs(x) < 180) expect(area.touches(onEarth)).toBe(overlaps(around, onEarth))
      if (area.touches(onEarth)) expect(isFoundBy(area, onEarth)).toBe(true)
    }), { numRuns: 1_000 })
  })

  it('without positions touches nothing', () => {
    expect(polygonArea([]).touches(asBox({ lon: 0, lat: 0 }))).toBe(false)
    expect(polygonArea([[[]]]).touches(asBox({ lon: 0, lat: 0 }))).toBe(false)
  })

  it('meets a box that lies across it without holding any of its corners', () => {
    const cross = polygonArea([[[[-10, -1], [10, -1], [10, 1], [-10, 1]]]])
    expect(cross.touches({ west: -1, south: -10, east: 1, north: 10 })).toBe(true)
    expect(cross.touches({ west: -1, south: 2, east: 1, north: 10 })).toBe(false)
  })
})
