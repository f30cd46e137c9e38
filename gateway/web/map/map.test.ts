import { describe, expect, it } from 'vitest'
import { boxAround, boxCentre, boxHas, boxOfCorners, boxText, boxWidth, readBox } from './box.ts'
import { circleRing, circleText, circleThrough, kilometresBetween, readCircle } from './circle.ts'
import { clusterZoom, wholeCells } from './cluster-area.ts'
import { boxPath, coastPath, drawnGeometry, unwrapped } from './geometry-path.ts'
import { landText } from './land-plugin.mjs'
import { landRings } from './land-rings.ts'
import { placedLabels } from './placed-labels.ts'
import { fromScreen, project, toScreen, unproject, wrapLongitude } from './projection.ts'
import { bounded, boxOfView, HOME_BOX, panned, viewOfBox, zoomed } from './view.ts'
import { worldCopies } from './world-copies.ts'

const size = { width: 800, height: 500 }
const beijing = { lon: 116.4, lat: 39.9 }
const home = viewOfBox(HOME_BOX, size)
const pacific = viewOfBox({ west: 160, south: -30, east: -140, north: 30 }, size)

describe('projection', () => {
  it('a place and its pixel are each other', () => {
    for (const place of [beijing, { lon: -179.9, lat: -60 }, { lon: 0, lat: 0 }]) {
      const { lon, lat } = unproject(project(place))
      expect(lon).toBeCloseTo(place.lon, 6)
      expect(lat).toBeCloseTo(place.lat, 6)
    }
    const back = fromScreen(home, size, toScreen(home, size, beijing))
    expect(back.lon).toBeCloseTo(116.4, 6)
    expect(back.lat).toBeCloseTo(39.9, 6)
  })

  it.each([[190, -170], [-190, 170], [180, 180], [-180, -180], [540, 180], [0, 0]])('wrapLongitude: %d is %d', (lon, expected) => {
    expect(wrapLongitude(lon)).toBe(expected)
  })

  it('on a map of the Pacific Fiji and Samoa stand side by side, on either side of 180°', () => {
    const fiji = toScreen(pacific, size, { lon: 178, lat: -17 })
    const samoa = toScreen(pacific, size, { lon: -172, lat: -13 })
    expect(samoa.x - fiji.x).toBeGreaterThan(0)
    expect(samoa.x - fiji.x).toBeLessThan(size.width / 4)
  })
})

describe('view', () => {
  it('shows all of a box, also of one across 180°', () => {
    for (const box of [HOME_BOX, { west: 160, south: -30, east: -140, north: 30 }, { west: 116.3, south: 39.8, east: 116.5, north: 40 }]) {
      const seen = boxOfView(viewOfBox(box, size), size)
      expect(boxHas(seen, { lon: box.west, lat: box.south })).toBe(true)
      expect(boxHas(seen, { lon: box.east, lat: box.north })).toBe(true)
    }
    expect(pacific.lon).toBeCloseTo(-170)
    const seen = boxOfView(pacific, size)
    expect(seen.west).toBeGreaterThan(seen.east)
  })

  it('zooming keeps the place under the pointer', () => {
    const at = { x: 620, y: 130 }
    const before = fromScreen(home, size, at)
    const after = fromScreen(zoomed(home, size, 1, at), size, at)
    expect(after.lon).toBeCloseTo(before.lon, 6)
    expect(after.lat).toBeCloseTo(before.lat, 6)
  })

  it('cannot be dragged beyond the poles, and goes round the world', () => {
    const far = panned(home, size, { x: 0, y: -100_000 })
    expect(toScreen(far, size, { lon: 0, lat: 85.05 }).y).toBeLessThanOrEqual(0.5)
    expect(Math.abs(panned(home, size, { x: 100_000, y: 0 }).lon)).toBeLessThanOrEqual(180)
    expect(bounded({ lon: 0, lat: 89, zoom: -3 }, size).zoom).toBeGreaterThan(0)
  })

  it('the whole world is asked for as the whole world', () => {
    const world = boxOfView(bounded({ lon: 100, lat: 0, zoom: 0 }, { width: 1200, height: 400 }), { width: 1200, height: 400 })
    expect([world.west, world.east]).toEqual([-180, 180])
  })
})

describe('boxes', () => {
  it('drawn across 180°, from either side, west is greater than east', () => {
    expect(boxOfCorners({ lon: 170, lat: 10 }, { lon: 190, lat: -10 })).toEqual({ west: 170, south: -10, east: -170, north: 10 })
    expect(boxOfCorners({ lon: -170, lat: 10 }, { lon: -190, lat: -10 })).toEqual({ west: 170, south: -10, east: -170, north: 10 })
    expect(boxWidth({ west: 170, south: 0, east: -170, north: 1 })).toBe(20)
    expect(boxCentre({ west: 170, south: -10, east: -150, north: 10 })).toEqual({ lon: -170, lat: 0 })
  })

  it.each(['116,39,117', '116,39,117,91', '116,40,117,39', '200,0,210,1', 'a,b,c,d', '1,,3,4', ''])('readBox: %s is none', (text) => {
    expect(readBox(text)).toBeNull()
  })

  it('readBox reads what boxText writes', () => {
    const box = { west: 170.5, south: -10, east: -170.25, north: 10 }
    expect(readBox(boxText(box))).toEqual(box)
  })

  it('boxAround goes the short way round the world', () => {
    expect(boxAround([{ lon: 178, lat: -17 }, { lon: -172, lat: -13 }])).toEqual({ west: 178, south: -17, east: -172, north: -13 })
    expect(boxAround([beijing])).toEqual({ west: 116.4, south: 39.9, east: 116.4, north: 39.9 })
    expect(boxAround([])).toBeNull()
  })
})

describe('circles', () => {
  it('all of the ring is as far from the middle as it says', () => {
    const circle = { ...beijing, km: 200 }
    for (const [lon, lat] of circleRing(circle)) expect(kilometresBetween(beijing, { lon, lat })).toBeCloseTo(200, 3)
    expect(circleThrough(beijing, { lon: 117.2, lat: 39.09 }).km).toBeCloseTo(112.9, 0)
    expect(readCircle(circleText(circle))).toEqual(circle)
    expect(readCircle('116,39,0')).toBeNull()
  })
})

describe('geometries', () => {
  it('a ring that steps over 180° goes on beyond it', () => {
    expect(unwrapped([[179, 0], [-179, 0], [-179, 1], [179, 1]])).toEqual([[179, 0], [181, 0], [181, 1], [179, 1]])
    expect(boxPath({ west: 170, south: 0, east: -170, north: 10 })).not.toContain('-')
  })

  it('draws every kind of GeoJSON, and nothing for what is none', () => {
    const polygon = { type: 'Polygon', coordinates: [[[116, 39], [117, 39], [117, 40], [116, 39]]] }
    expect(drawnGeometry(polygon).areas).toMatch(/^M.*Z$/)
    expect(drawnGeometry({ type: 'MultiPolygon', coordinates: [polygon.coordinates, polygon.coordinates] }).areas.match(/Z/g)).toHaveLength(2)
    expect(drawnGeometry({ type: 'LineString', coordinates: [[1, 2], [3, 4]] }).lines).toMatch(/^M/)
    expect(drawnGeometry({ type: 'GeometryCollection', geometries: [{ type: 'Point', coordinates: [1, 2] }, polygon] })).toMatchObject({ points: [{ lon: 1, lat: 2 }] })
    for (const odd of [null, 7, 'x', {}, { type: 'Polygon' }, { type: 'Point', coordinates: ['a', 1] }, { type: 'Polygon', coordinates: [[['<script>', 1], [2, null]]] }]) {
      expect(drawnGeometry(odd)).toEqual({ areas: '', lines: '', points: [], positions: [] })
    }
  })

  it('the seam at 180° is no coast', () => {
    expect(coastPath([[179, 1], [180, 2], [180, 3], [179, 4]]).match(/M/g)).toHaveLength(2)
  })
})

describe('coastlines', () => {
  const rings = landRings(landText())

  it('are small enough, and stay near the data', () => {
    const points = rings.reduce((sum, ring) => sum + ring.length, 0)
    expect(points).toBeLessThan(20_000)
    const china = rings.flat().filter(([lon, lat]) => lon > 105 && lon < 125 && lat > 18 && lat < 42)
    expect(china.length).toBeGreaterThan(2_000)
    expect(rings.every((ring) => ring.length >= 3 && ring.every(([lon, lat]) => Math.abs(lon) <= 180 && Math.abs(lat) <= 90))).toBe(true)
  })

  it('have no side across the map: what crosses 180° is cut there', () => {
    const longest = Math.max(...rings.flatMap((ring) => ring.slice(1).map(([lon, lat], at) => (lat < -89 ? 0 : Math.abs(lon - (ring[at]?.[0] ?? lon))))))
    // The far south, beyond what the map shows, is drawn coarsely.
    expect(longest).toBeLessThan(30)
    const east = (lat: number) => rings.some((ring) => ring.some(([lon, y]) => lon > 179.9 && Math.abs(y - lat) < 2))
    const west = (lat: number) => rings.some((ring) => ring.some(([lon, y]) => lon < -179.9 && Math.abs(y - lat) < 2))
    for (const lat of [68, -16.5, -85]) expect([east(lat), west(lat)]).toEqual([true, true])
  })

  it('have the islands: Taiwan, Hainan, and small ones of the South China Sea', () => {
    const near = (lon: number, lat: number, degrees: number): boolean => rings.some((ring) => ring.some(([x, y]) => Math.hypot(x - lon, y - lat) < degrees))
    for (const [lon, lat, degrees] of [[121.5, 25.1, 0.3], [110.2, 20.0, 0.3], [112.3, 16.8, 0.6], [114.3, 10.4, 1]] as const) expect(near(lon, lat, degrees)).toBe(true)
  })
})

describe('clusters', () => {
  it('are asked for whole cells, so that a small move asks nothing new', () => {
    const zoom = clusterZoom(home)
    const asked = wholeCells(boxOfView(home, size), zoom)
    expect(wholeCells(boxOfView(panned(home, size, { x: 0.5, y: 0 }), size), zoom)).toEqual(asked)
    const seen = boxOfView(home, size)
    expect(boxHas(asked, { lon: seen.west, lat: seen.south }) && boxHas(asked, { lon: seen.east, lat: seen.north })).toBe(true)
  })
})

it('worldCopies: where the world is seen more than round, there are several', () => {
  expect(worldCopies(home, size)).toHaveLength(1)
  expect(worldCopies(pacific, size).map(({ copy }) => copy)).toEqual([-1, 0])
  expect(worldCopies(bounded({ lon: 100, lat: 0, zoom: 0 }, { width: 1600, height: 300 }), { width: 1600, height: 300 }).length).toBeGreaterThan(3)
})

it('placedLabels: none over another, capitals before others', () => {
  const view = viewOfBox({ west: 112, south: 34, east: 118, north: 40 }, size)
  const cities = Array.from({ length: 60 }, (_none, index) => ({ code: index === 59 ? '410100' : `4${10 + index}200`, name: `城市${index}`, point: { lon: 114 + (index % 8) / 20, lat: 36 + Math.floor(index / 8) / 20 } }))
  const placed = placedLabels(view, size, [], cities)
  expect(placed[0]?.code).toBe('410100')
  expect(placed.length).toBeLessThan(30)
  expect(placedLabels({ ...view, zoom: 4 }, size, [], cities)).toEqual([])
})
