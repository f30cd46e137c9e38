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

/** How far a point is from a stretch of coast, in multiples of what is allowed there. Half a million points pass here several times: nothing is allocated. */
const excess = (point, from, to) => {
  const narrow = Math.cos(point[1] * Math.PI / 180)
  const dx = (to[0] - from[0]) * narrow
  const dy = to[1] - from[1]
  const px = (point[0] - from[0]) * narrow
  const py = point[1] - from[1]
  const length = dx * dx + dy * dy
  const along = length ? Math.max(0, Math.min(1, (px * dx + py * dy) / length)) : 0
  return Math.hypot(px - along * dx, py - along * dy) / tolerance(point)
}

/** The point between two others that is farthest off their line; -1 where all are near enough. */
const furthest = (ring, from, to) => {
  let at = -1
  let most = 1
  for (let index = from + 1; index < to; index++) {
    const distance = excess(ring[index], ring[from], ring[to])
    if (distance > most) {
      at = index
      most = distance
    }
  }
  return at
}

/** Points nearer to the one before than a third of what is allowed say nothing. */
const thinned = (ring) => {
  let last = ring[0]
  return ring.filter((point, index) => {
    if (index > 0 && index < ring.length - 1 && Math.hypot(point[0] - last[0], point[1] - last[1]) < tolerance(point) / 3) return false
    last = point
    return true
  })
}

/** Douglas and Peucker, with an explicit stack: rings of the finest coast have 50,000 points. A ring begins where it ends, so it is halved first. */
const simplify = (whole) => {
  const ring = thinned(whole)
  const last = ring.length - 1
  const kept = new Set([0, last >> 1, last])
  const stack = [[0, last >> 1], [last >> 1, last]]
  for (let stretch = stack.pop(); stretch; stretch = stack.pop()) {
    const at = furthest(ring, stretch[0], stretch[1])
    if (at < 0) continue
    kept.add(at)
    stack.push([stretch[0], at], [at, stretch[1]])
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

/** The data are sewn together at 180°: a ring steps from 180 to -180 and back. Here it goes on beyond 180 instead, on the side where most of it lies. */
const unwrapped = (ring) => {
  let turn = 0
  const gone = ring.map(([lon, lat], index) => {
    const step = index === 0 ? 0 : lon - ring[index - 1][0]
    if (Math.abs(step) > 180) turn -= Math.sign(step) * 360
    return [lon + turn, lat]
  })
  const longitudes = gone.map(([lon]) => lon).sort((a, b) => a - b)
  const back = Math.round(longitudes[longitudes.length >> 1] / 360) * 360
  return back === 0 ? gone : gone.map(([lon, lat]) => [lon - back, lat])
}

/** Antarctica goes once round and does not come back to where it began: it is closed by way of the pole. */
const closed = (ring) => {
  const [first, last] = [ring[0], ring.at(-1)]
  return Math.abs(last[0] - first[0]) < 180 ? ring : [...ring, [last[0], -90], [first[0], -90], first]
}

/** What of a ring lies on one side of a meridian (Sutherland and Hodgman). Sides along the meridian enclose nothing and are no coast. */
const half = (ring, meridian, side) => {
  const isIn = ([lon]) => (lon - meridian) * side >= 0
  return ring.flatMap((point, index) => {
    const before = ring[(index || ring.length) - 1]
    const part = (meridian - before[0]) / (point[0] - before[0])
    const met = isIn(point) === isIn(before) ? [] : [[meridian, before[1] + (point[1] - before[1]) * part]]
    return isIn(point) ? [...met, point] : met
  })
}

/** A ring as pieces between 180° W and 180° E. */
const cut = (ring) => [-360, 0, 360].flatMap((turn) => {
  const piece = half(half(ring, turn - 180, 1), turn + 180, -1)
  return piece.length > 2 ? [piece.map(([lon, lat]) => [lon - turn, lat])] : []
})

export const landText = () => {
  const topology = JSON.parse(readFileSync(require.resolve('world-atlas/land-10m.json'), 'utf8'))
  const land = feature(topology, topology.objects.land)
  const shapes = land.type === 'FeatureCollection' ? land.features.map(({ geometry }) => geometry) : [land.geometry]
  const rings = shapes.flatMap((shape) => (shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates)).flat()
  return encode(rings.map(unwrapped).flatMap((ring) => {
    const simple = simplify(ring)
    return simple.length > 3 ? cut(closed(simple)) : isKeptWhole(ring[0]) ? [whole(ring)] : []
  }))
}

/** Vite: `import land from 'virtual:land'`. */
export const land = () => ({
  name: 'keyuan-land',
  resolveId: (id) => (id === NAME ? `\0${NAME}` : undefined),
  load: (id) => (id === `\0${NAME}` ? `export default ${JSON.stringify(landText())}` : undefined),
})
