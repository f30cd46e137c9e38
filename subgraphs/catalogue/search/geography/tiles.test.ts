import { expect, it } from 'vitest'
import { centreOf, FINEST_ZOOM, finestTile } from './tiles.ts'

it('finestTile: corners of the map are its first and last tiles, the middle is in the middle', () => {
  const last = 2 ** FINEST_ZOOM - 1
  expect(finestTile({ lon: -180, lat: 90 })).toEqual({ x: 0, y: 0 })
  expect(finestTile({ lon: 180, lat: -90 })).toEqual({ x: last, y: last })
  expect(finestTile({ lon: 0, lat: 0 })).toEqual({ x: 2 ** (FINEST_ZOOM - 1), y: 2 ** (FINEST_ZOOM - 1) })
  const { x, y } = finestTile({ lon: 116.391, lat: 39.907 })
  expect([x >> (FINEST_ZOOM - 10), y >> (FINEST_ZOOM - 10)]).toEqual([843, 388])
})

it('centreOf: halfway, of a box across 180° on its own way round', () => {
  expect(centreOf({ west: 10, south: -10, east: 20, north: 30 })).toEqual({ lon: 15, lat: 10 })
  expect(centreOf({ west: 170, south: 0, east: -160, north: 0 })).toEqual({ lon: -175, lat: 0 })
  expect(centreOf({ west: 160, south: 0, east: -170, north: 0 })).toEqual({ lon: 175, lat: 0 })
  expect(centreOf({ west: 170, south: 0, east: -170, north: 0 })).toEqual({ lon: 180, lat: 0 })
})
