import { within } from '../connection/ask.ts'
import type { Generation, Generations } from './generations.ts'

/** A server that has gone silent is asked again. */
const DEADLINE_MS = 10_000

/** The generation that counts, looked up at the first use and again after an error: nothing is asked of the server before. */
export interface Current {
  get(): Promise<Generation>
  forget(): void
}

export const createCurrent = (generations: Generations, warn: (sentence: string) => void): Current => {
  const find = async (): Promise<Generation> => {
    const found = await generations.current()
    if (found?.isReadable) return found
    if (found) warn(beganAnew(generations.index('resources', found.number)))
    const fresh = await generations.create(false)
    await generations.makeCurrent(fresh)
    if (found) await generations.remove([found.number])
    return fresh
  }
  let known: Promise<Generation> | undefined
  return {
    get: () => {
      known ??= within(DEADLINE_MS, find).catch((error: unknown) => {
        known = undefined
        throw error
      })
      return known
    },
    forget: () => void (known = undefined),
  }
}

const beganAnew = (name: string): string =>
  `检索索引 ${name} 的结构与本程序不符,已重建为空,将从读模型重新填充 / The search index ${name} is of another layout; it was begun anew and will be filled from the read model`
