import { expect, it } from 'vitest'
import type { Box, GridCell, IndexQuery, Point, SearchEngine } from '../port.ts'
import { built, NOW, query, write } from './fixtures.ts'
import { has, text, words } from './terms.ts'

const point = (lon: number, lat: number): Point => ({ lon, lat })
const at = (id: string, ...points: Point[]) => built(id, { public: { points } })

/** By the formula of the maps of the web, another way of writing it than ours. */
const tileOf = ({ lon, lat }: Point, zoom: number): string => {
  const y = (1 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI) / 2
  return `${zoom}/${Math.floor(((lon + 180) / 360) * 2 ** zoom)}/${Math.floor(y * 2 ** zoom)}`
}

export const gridContract = (engine: () => SearchEngine): void => {
  const grid = async (zoom: number, box?: Box, asked: Partial<IndexQuery> = {}): Promise<GridCell[]> =>
    (await engine().grid({ ...query(), ...asked }, { zoom, ...(box ? { box } : {}) })).sort((a, b) => (a.tile < b.tile ? -1 : 1))
  const counts = async (...asked: Parameters<typeof grid>) => Object.fromEntries((await grid(...asked)).map(({ tile, count }) => [tile, count]))

  it('counts records by tile, with the mean of their places, what these span and one of the records', async () => {
    await write(engine(), [at('a:2', point(116, 40), point(118, 38)), at('a:1', point(120, 42)), at('a:3', point(-70, -30)), built('a:none')])
    const [whole] = await grid(0)
    expect(whole).toMatchObject({ tile: '0/0/0', count: 3 })
    const [west, east] = await grid(1)
    expect([west?.tile, west?.count, west?.sample, east?.tile, east?.count]).toEqual(['1/0/1', 1, 'a:3', '1/1/0', 2])
    expect(['a:1', 'a:2']).toContain(east?.sample)
    expect([east?.point.lon, east?.point.lat]).toEqual([expect.closeTo(118, 4), expect.closeTo(40, 4)])
    expect([east?.box.west, east?.box.south, east?.box.east, east?.box.north].map((value) => value?.toFixed(4))).toEqual(['116.0000', '38.0000', '120.0000', '42.0000'])
    expect(Object.keys(await counts(22))).toHaveLength(4)
  })

  it('agrees with the formula of the tiles at every zoom', async () => {
    const places = Array.from({ length: 60 }, (_, i) => point(((i * 97.31) % 359) - 179.5, ((i * 41.77) % 168) - 84))
    await write(engine(), places.map((place, i) => at(`a:${i}`, place)))
    for (const zoom of [0, 1, 2, 5, 9, 16, 22]) {
      const expected: Record<string, number> = {}
      for (const place of places) expected[tileOf(place, zoom)] = (expected[tileOf(place, zoom)] ?? 0) + 1
      expect([zoom, await counts(zoom)]).toEqual([zoom, expected])
    }
  })

  it('extents stand at their centre, across 180° too; what lies beyond the map stands at its edge', async () => {
    await write(engine(), [
      built('a:box', { public: { boxes: [{ west: 100, south: 30, east: 110, north: 40 }] } }), built('a:pacific', { public: { boxes: [{ west: 170, south: -20, east: -160, north: -10 }] } }),
      at('a:north', point(10, 89.5)), at('a:south', point(10, -89.5)),
    ])
    expect(await counts(8)).toEqual({ [tileOf(point(105, 35), 8)]: 1, [tileOf(point(-175, -15), 8)]: 1, '8/135/0': 1, '8/135/255': 1 })
    const pacific = (await grid(8)).find(({ sample }) => sample === 'a:pacific')
    expect([pacific?.point.lon, pacific?.point.lat]).toEqual([expect.closeTo(-175, 4), expect.closeTo(-15, 4)])
  })

  it('places outside the box do not count, across 180° too; the query holds as well', async () => {
    await write(engine(), [at('a:fiji', point(178, -18)), at('a:samoa', point(-172, -13)), at('a:beijing', point(116, 40), point(117, 41)), built('a:wheat', { public: { points: [point(116.5, 40)], text: { title: words('wheat') } } })])
    const sum = async (...asked: Parameters<typeof grid>) => (await grid(...asked)).reduce((total, { count }) => total + count, 0)
    expect(await sum(0, { west: 170, south: -30, east: -170, north: 0 })).toBe(2)
    expect(await sum(0, { west: 170, south: -30, east: 180, north: 0 })).toBe(1)
    expect(await sum(0, { west: 115, south: 39, east: 116.2, north: 40.5 })).toBe(1)
    const [cell] = await grid(3, { west: 115, south: 39, east: 116.2, north: 40.5 })
    expect([cell?.point.lon, cell?.box.east]).toEqual([expect.closeTo(116, 4), expect.closeTo(116, 4)])
    expect(await sum(0, undefined, { query: text({ all: [[has('wheat')]] }) })).toBe(1)
    expect(await sum(0, undefined, { filter: { terms: {}, ids: ['a:fiji', 'a:beijing'] } })).toBe(2)
    expect(await sum(0, { west: 0, south: 0, east: 1, north: 1 })).toBe(0)
  })

  it('places of tiers that the viewer does not see are nowhere', async () => {
    await write(engine(), [built('a:1', { public: { points: [point(10, 10)] }, embargoed: { points: [point(60, 10)] }, protected: { points: [point(100, 10)] }, embargoedUntil: NOW })])
    expect(Object.keys(await counts(4, undefined, { now: NOW - 1 }))).toEqual([tileOf(point(10, 10), 4)])
    expect(Object.keys(await counts(4)).sort()).toEqual([point(10, 10), point(60, 10)].map((place) => tileOf(place, 4)).sort())
    expect(Object.keys(await counts(4, undefined, { protectedTiers: true }))).toHaveLength(3)
    expect(Object.keys(await counts(4, undefined, { protectedTiers: true, now: NOW - 1 }))).toHaveLength(1)
    const [open] = await grid(0, undefined, { now: NOW - 1 })
    expect(open?.box.east).toBeCloseTo(10, 4)
    expect(await grid(0, { west: 90, south: 0, east: 110, north: 20 })).toEqual([])
  })

  it('refuses more tiles than are allowed with what to do, and zooms there are not', async () => {
    await write(engine(), [at('a:1', ...Array.from({ length: 10_001 }, (_, i) => point(70 + (i % 101) * 0.5, 10 + Math.floor(i / 101) * 0.3)))])
    await expect(grid(22)).rejects.toMatchObject({ extensions: { code: 'LIMIT_EXCEEDED', messageEn: expect.stringMatching(/zoom.*box/) } })
    expect(await counts(0)).toEqual({ '0/0/0': 1 })
    expect((await grid(22, { west: 70, south: 10, east: 80, north: 11 })).length).toBe(21 * 4)
    await expect(grid(23)).rejects.toMatchObject({ extensions: { code: 'LIMIT_EXCEEDED' } })
    for (const zoom of [-1, 1.5]) await expect(grid(zoom)).rejects.toMatchObject({ extensions: { code: 'BAD_INPUT' } })
    await expect(grid(1, { west: 0, south: 2, east: 1, north: 1 })).rejects.toMatchObject({ extensions: { code: 'BAD_INPUT' } })
  })
}
