import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeWithElasticsearch } from '../../../../../test/elasticsearch.ts'
import { built, query, write } from '../../contract/fixtures.ts'
import type { Area } from '../../geography/area.ts'
import { cutAtAntimeridian } from '../../geography/boxes.ts'
import { circleArea, kmBetween } from '../../geography/circle-area.ts'
import { polygonArea } from '../../geography/polygon-area.ts'
import type { Box, IndexFilter, SearchEngine } from '../../port.ts'
import { openOwnEngine } from '../fixtures/own-indices.ts'

const lon = fc.oneof(fc.double({ min: -180, max: 180, noNaN: true }), fc.integer({ min: -18, max: 18 }).map((n) => n * 10))
const lat = fc.oneof(fc.double({ min: -90, max: 90, noNaN: true }), fc.integer({ min: -9, max: 9 }).map((n) => n * 10))
const point = fc.record({ lon, lat })
const box = fc.tuple(lon, lon, lat, lat).map(([west, east, a, b]): Box => ({ west, east, south: Math.min(a, b), north: Math.max(a, b) }))
const ring = fc.array(fc.tuple(fc.oneof(lon, fc.double({ min: -300, max: 300, noNaN: true })), lat).map(([x, y]) => [x, y]), { minLength: 3, maxLength: 8 })

describeWithElasticsearch('Elasticsearch: areas', () => {
  let engine: SearchEngine
  const places = fc.sample(fc.oneof(point.map(({ lon: x, lat: y }): Box => ({ west: x, south: y, east: x, north: y })), box), { numRuns: 400, seed: 4 })
  const idOf = (index: number): string => `a:${String(index).padStart(3, '0')}`
  const inside = (area: Area): string[] => places.flatMap((place, index) => (cutAtAntimeridian(place).some((part) => area.touches(part)) ? [idOf(index)] : []))
  const found = async (filter: Partial<IndexFilter>): Promise<string[]> => (await engine.scan(query({ filter: { terms: {}, ...filter } }), null, 1_000)).map(({ id }) => id)

  beforeAll(async () => {
    engine = await openOwnEngine()
    await write(engine, places.map((place, index) => {
      const isPoint = place.west === place.east && place.south === place.north
      return built(idOf(index), { public: isPoint ? { points: [{ lon: place.west, lat: place.south }] } : { boxes: [place] } })
    }))
  })
  afterAll(() => engine.close())

  it('a circle finds exactly what doubles say, to the very edge', async () => {
    await fc.assert(fc.asyncProperty(point, fc.double({ min: 0, max: 20_100, noNaN: true }), fc.nat({ max: places.length - 1 }), async (centre, some, index) => {
      const place = places[index] as Box
      for (const km of [some, kmBetween(centre, { lon: place.west, lat: place.south })]) expect(await found({ near: { ...centre, km } })).toEqual(inside(circleArea({ ...centre, km })))
    }), { numRuns: 40 })
  })

  it('a polygon finds exactly what doubles say, whatever its ring does, beyond 180° too', async () => {
    await fc.assert(fc.asyncProperty(fc.array(ring, { minLength: 1, maxLength: 2 }), async (rings) => {
      const within = rings.map((each) => [each])
      expect(await found({ within })).toEqual(inside(polygonArea(within)))
    }), { numRuns: 60 })
  })

  it.each([[[[-110, 0], [0, -90], [-70, -30]]], [[[-100, 10], [180, 90], [100, -10]]], [[[-180, -90], [0, 0], [180, 90]]]])('a polygon with a corner at the end of the earth is decided exactly there too: %j', async (corners) => {
    expect(await found({ within: [[corners]] })).toEqual(inside(polygonArea([[corners]])))
  })

  it('a polygon of 1,000 corners next to 1,900 places is decided exactly; next to more than 2,000 it is LIMIT_EXCEEDED', async () => {
    const star = Array.from({ length: 1_000 }, (_, i) => {
      const [angle, reach] = [(i / 1_000) * 2 * Math.PI, i % 2 === 0 ? 40 : 20]
      return [Math.cos(angle) * reach, Math.sin(angle) * reach]
    })
    // Between the star and the corner of the box around it: only a look at all edges tells that they are outside.
    const boxes = (count: number, side: number): Box[] => Array.from({ length: count }, (_, i) => ({ west: 31 + (i % 50) / 10, east: 31 + (i % 50) / 10 + side, south: 31 + Math.floor(i / 50) / 10, north: 31 + Math.floor(i / 50) / 10 + side }))
    const few = await openOwnEngine()
    try {
      await write(few, [built('b:1', { public: { boxes: boxes(1_900, 0.001) } }), built('b:2', { public: { boxes: [{ west: -60, east: 60, south: -0.1, north: 0.1 }] } })])
      expect((await few.scan(query({ filter: { terms: {}, within: [[star]] } }), null, 10)).map(({ id }) => id)).toEqual(['b:2'])
      await write(few, [built('b:3', { public: { boxes: boxes(200, 0.002) } })])
      await expect(few.scan(query({ filter: { terms: {}, within: [[star]] } }), null, 10)).rejects.toMatchObject({ extensions: { code: 'LIMIT_EXCEEDED' } })
    } finally {
      await few.close()
    }
  })
})
