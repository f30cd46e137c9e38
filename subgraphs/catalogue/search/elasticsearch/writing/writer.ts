import type { Client } from '@elastic/elasticsearch'
import type { SearchEngine } from '../../port.ts'
import type { Current } from '../indices/current.ts'
import type { Generations } from '../indices/generations.ts'
import type { Leftovers } from '../indices/leftovers.ts'
import { createPopularity } from './popularity.ts'
import { writeBatch } from './write-batch.ts'
import { writingError } from './writing-error.ts'

/** Writes to what the aliases name, whoever swapped it. */
export const createWriter = (client: Client, generations: Generations, current: Current, leftovers: Leftovers): SearchEngine['write'] => {
  const target = { resources: generations.alias('resources'), suggestions: generations.alias('suggestions') }
  const popularity = createPopularity()
  let isTidy = false
  return async (batch, position) => {
    try {
      await current.get()
      if (!isTidy) await leftovers.remove()
      isTidy = true
    } catch (error) {
      throw writingError(error)
    }
    await writeBatch({ client, target, isAlias: true, popularity, onMissing: current.forget }, batch, position)
  }
}
