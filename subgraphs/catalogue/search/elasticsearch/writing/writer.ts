import type { Client } from '@elastic/elasticsearch'
import type { SearchEngine } from '../../port.ts'
import type { Current } from '../indices/current.ts'
import type { Generations } from '../indices/generations.ts'
import type { Leftovers } from '../indices/leftovers.ts'
import { createPopularity } from './popularity.ts'
import { writeBatch } from './write-batch.ts'
import { writingError } from './writing-error.ts'

/**
 * Writes to what the aliases name, whoever swapped it. Of another layout it is left alone, as old processes go on reading it, and the batch counts as written:
 * nothing is lost, since `stats` tells no position until a rebuild has filled a new index from the read model, to its last change.
 */
export const createWriter = (client: Client, generations: Generations, current: Current, leftovers: Leftovers): SearchEngine['write'] => {
  const target = { resources: generations.alias('resources'), suggestions: generations.alias('suggestions') }
  const popularity = createPopularity()
  let isTidy = false
  return async (batch, position) => {
    try {
      if (!(await current.look()).isReadable) return
      if (!isTidy) await leftovers.remove()
      isTidy = true
    } catch (error) {
      throw writingError(error)
    }
    const ifMissing = (error: unknown): unknown => {
      current.forget()
      return error
    }
    await writeBatch({ client, target, popularity, ifMissing }, batch, position)
  }
}
