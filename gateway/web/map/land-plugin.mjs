/**
 * The coastlines of the map, made while the pages are built: `world-atlas` land, without any border between countries, simplified so that China's coast
 * stays good to two kilometres and the far side of the world to twenty. Plain JavaScript, since `npm ci` may run it with the system's Node 20.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { feature } from 'topojson-client'

const NAME = 'virtual:land'
const require = createRequire(import.meta.url)

/** Degrees by which a coast may be off, by place. */
const tolerance = ([lon, lat]) => (lon > 95 && lon < 135 && lat > 3 && lat < 45 ? 0.016 : lon > 60 && lon < 150 && lat > -12 && lat < 56 ? 0.06 : 0.2)

/** The islands of the seas beside China are kept however small they are. */
const isKeptWhole = ([lon, lat]) => lon > 105 && lon < 127 && lat > 2 && lat < 42

/** How far a point is from a stretch of coast, in multiples of what is allowed there. */
const excess = (point, from, to) => {
  const narrow = Math.cos(point[1] * Math.PI / 180)
  const [dx, dy] = [(to[0] - from[0]) * narrow, to[1] - from[1]]
  const [px, py] = [(point[0] - from[0]) * narrow, point[1] - from[1]]
  const length = dx * dx + dy * dy
  const along = length ? Math.max(0, Math.min(1, (px * dx + py * dy) / length)) : 0
  return Math.hypot(px - along * dx, py - along * dy) / tolerance(point)
}

const furthest = (ring, from, to, measure) => {
  let [at, most] = [-1, 0]
  for (let index = from + 1; index < to; index++) {
    const distance = measure(ring[index])
    if (distance > most) [at, most] = [index, distance]
  }
  return { at, most }
}

/** Douglas and Peucker, with an explicit stack: rings of the finest coast have 50,000 points. */
export const simplify = (ring) => {
  const last = ring.length - 1
  const middle = furthest(ring, 0, last, (point) => Math.hypot(point[0] - ring[0][0], point[1] - ring[0][1])).at
  const kept = new Set([0, middle, last])
  const stack = [[0, middle], [middle, last]]
  for (let stretch = stack.pop(); stretch; stretch = stack.pop()) {
    const [from, to] = stretch
    const { at, most } = furthest(ring, from, to, (point) => excess(point, ring[from], ring[to]))
    if (most <= 1) continue
    kept.add(at)
    stack.push([from, at], [at, to])
  }
  return ring.filter((_point, index) => kept.has(index))
}

const whole = (ring) => ring.filter((_point, index) => index % Math.max(1, Math.floor(ring.length / 4)) === 0)

/** Rings as text: hundredths of a degree, each point by its difference from the one before. */
const encode = (rings) => rings.map((ring) => {
  let [x, y] = [0, 0]
  return ring.map(([lon, lat]) => {
    const [nextX, nextY] = [Math.round(lon * 100), Math.round(lat * 100)]
    const step = `${nextX - x},${nextY - y}`
    ;[x, y] = [nextX, nextY]
    return step
  }).join(' ')
}).join('\n')

export const landText = () => {
  const topology = JSON.parse(readFileSync(require.resolve('world-atlas/land-10m.json'), 'utf8'))
  const land = feature(topology, topology.objects.land)
  const shapes = land.type === 'FeatureCollection' ? land.features.map(({ geometry }) => geometry) : [land.geometry]
  const rings = shapes.flatMap((shape) => (shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates)).flat()
  return encode(rings.flatMap((ring) => {
    const simple = simplify(ring)
    return simple.length > 3 ? [simple] : isKeptWhole(ring[0]) ? [whole(ring)] : []
  }))
}

/** Vite: `import land from 'virtual:land'`. */
export const land = () => ({
  name: 'keyuan-land',
  resolveId: (id) => (id === NAME ? `\0${NAME}` : undefined),
  load: (id) => (id === `\0${NAME}` ? `export default ${JSON.stringify(landText())}` : undefined),
})
