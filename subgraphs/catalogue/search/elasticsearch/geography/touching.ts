import { setImmediate as turn } from 'node:timers/promises'
import type { Area } from '../../geography/area.ts'
import { tooSlow } from '../connection/reading-error.ts'
import { placeOfKey } from '../writing/places-source.ts'

/** At most so long nobody else is answered. */
const SLICE_MS = 5

/** Those of the places, by key, that have a part in the area. A polygon of many corners takes long: others get their turn meanwhile, and at the deadline it is TIMEOUT. */
export const touching = async (area: Area, keys: readonly string[], deadlineMs: number): Promise<string[]> => {
  const begun = performance.now()
  let sliceBegun = begun
  const inside: string[] = []
  for (const key of keys) {
    if (area.touches(placeOfKey(key))) inside.push(key)
    if (performance.now() - sliceBegun < SLICE_MS) continue
    await turn()
    sliceBegun = performance.now()
    if (sliceBegun - begun > deadlineMs) throw tooSlow()
  }
  return inside
}
