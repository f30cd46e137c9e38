import { within } from '../connection/ask.ts'
import { unavailable } from '../connection/reading-error.ts'
import type { Generation, Generations } from './generations.ts'

/** A server that has gone silent is asked again. */
const DEADLINE_MS = 10_000

/** The generation that counts. Nothing is asked of the server before the first use. */
export interface Current {
  /** As remembered; looked up at the first use, after an error, and each time while it is of another layout, until that is replaced. Where there is none an empty one is made; none is ever removed here. */
  get(): Promise<Generation>
  /** As it is now. One that was there and is gone is SEARCH_UNAVAILABLE: what it held has to be noticed as missing before an empty one is written to. */
  look(): Promise<Generation>
  forget(): void
}

export const createCurrent = (generations: Generations): Current => {
  const find = async (): Promise<Generation> => {
    const found = await generations.current()
    if (found) return found
    const fresh = await generations.create(false)
    await generations.makeCurrent(fresh)
    return fresh
  }
  let known: Promise<Generation> | undefined
  const get = async (): Promise<Generation> => {
    const asked = (known ??= within(DEADLINE_MS, find))
    const drop = (): void => {
      if (known === asked) known = undefined
    }
    try {
      const found = await asked
      if (!found.isReadable) drop()
      return found
    } catch (error) {
      drop()
      throw error
    }
  }
  return {
    get,
    look: async () => {
      if (!known) return get()
      const { found } = await within(DEADLINE_MS, async () => ({ found: await generations.current() }))
      known = found?.isReadable ? Promise.resolve(found) : undefined
      if (!found) throw unavailable()
      return found
    },
    forget: () => void (known = undefined),
  }
}
