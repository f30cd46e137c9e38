import { expect, it } from 'vitest'
import type { Area } from '../../geography/area.ts'
import { touching } from './touching.ts'

const COST_MS = 2
/** Looks at a place as long as at one next to a polygon of very many corners; every second one is inside. */
const slow: Area = {
  around: [],
  touches: ({ west }) => {
    for (const end = performance.now() + COST_MS; performance.now() < end; );
    return west % 2 === 0
  },
}
const keys = Array.from({ length: 100 }, (_, i) => `${i} 0 ${i} 0`)

it('touching lets others have their turn while it looks at many places, and leaves none out', async () => {
  let turns = 0
  let isOver = false
  const count = (): void => {
    turns++
    if (!isOver) setImmediate(count)
  }
  setImmediate(count)
  expect(await touching(slow, keys, 60_000)).toEqual(keys.filter((_, i) => i % 2 === 0))
  isOver = true
  expect(turns).toBeGreaterThan(10)
})

it('touching gives up at the deadline with TIMEOUT', async () => {
  const began = performance.now()
  await expect(touching(slow, keys, 40)).rejects.toMatchObject({ extensions: { code: 'TIMEOUT' } })
  expect(performance.now() - began).toBeLessThan(keys.length * COST_MS)
})
