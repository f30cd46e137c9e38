import type { Generations } from './generations.ts'

/**
 * Generations that interrupted swaps left behind. Removed by whoever writes, before its first batch and before a swap: a process that only reads must not
 * remove what another one is building.
 */
export interface Leftovers {
  remove(): Promise<void>
  /** One that this process is building. */
  keep(number: number): void
  letGo(number: number): void
}

export const createLeftovers = (generations: Generations): Leftovers => {
  const kept = new Set<number>()
  return {
    remove: async () => {
      // Asked anew: what this process remembers may itself have been replaced by now.
      const found = await generations.current()
      if (found) await generations.remove((await generations.numbers()).filter((other) => other !== found.number && !kept.has(other)))
    },
    keep: (number) => void kept.add(number),
    letGo: (number) => void kept.delete(number),
  }
}
