import type { Client } from '@elastic/elasticsearch'
import type { SearchEngine } from '../../port.ts'
import { openTerms } from '../reading/view.ts'
import { createPopularity } from '../writing/popularity.ts'
import { termValue } from '../writing/term-value.ts'
import { writeBatch } from '../writing/write-batch.ts'
import { writingError } from '../writing/writing-error.ts'
import type { Current } from './current.ts'
import type { Generations } from './generations.ts'
import type { Leftovers } from './leftovers.ts'

/**
 * A second generation beside the current one. It becomes the current one by one change of aliases; before that a crash leaves the old one, after it the new.
 * What is written to the current one meanwhile is not in the new one: whoever fills it replays the feed from where it began.
 */
export const startSwap = async (client: Client, generations: Generations, current: Current, leftovers: Leftovers): ReturnType<SearchEngine['swap']> => {
  const fresh = await attempt(async () => {
    await current.get()
    await leftovers.remove()
    const created = await generations.create(true)
    leftovers.keep(created.number)
    return created
  })
  const popularity = createPopularity()
  const target = { resources: generations.buildingAlias('resources', fresh.number), suggestions: generations.buildingAlias('suggestions', fresh.number) }
  let over = false
  const whileOpen = (): void => {
    if (over) throw new Error(`the swap to ${fresh.resources} is over`)
  }
  return {
    write: async (batch, position) => {
      whileOpen()
      await writeBatch({ client, target, popularity, ifMissing: (error) => removed(fresh.resources, error) }, batch, position)
    },
    finish: async (atLeast) => {
      whileOpen()
      await attempt(async () => {
        await generations.settle(fresh)
        await refuseTooFew(client, fresh.resources, atLeast)
        over = true
        const old = await generations.current()
        await generations.makeCurrent(fresh)
        current.forget()
        await current.get()
        leftovers.letGo(fresh.number)
        if (old) await generations.remove([old.number])
      })
    },
    abandon: async () => {
      whileOpen()
      over = true
      await attempt(() => generations.remove([fresh.number]))
      leftovers.letGo(fresh.number)
    },
  }
}

const attempt = async <T>(step: () => Promise<T>): Promise<T> => {
  try {
    return await step()
  } catch (error) {
    throw writingError(error)
  }
}

const refuseTooFew = async (client: Client, index: string, atLeast: ReadonlyMap<string, number>): Promise<void> => {
  const types = [...atLeast.keys()]
  const filters = types.map((type) => ({ term: { [openTerms('RESOURCE_TYPE')]: termValue(type) } }))
  if (types.length === 0) return
  const { aggregations } = await client.search({ index, size: 0, query: { term: { live: true } }, aggregations: { types: { filters: { filters } } } })
  const { buckets } = (aggregations as unknown as { types: { buckets: { doc_count: number }[] } }).types
  const counted = types.map((type, at) => ({ type, count: buckets[at]?.doc_count ?? 0, least: atLeast.get(type) ?? 0 }))
  const lacking = counted.filter(({ count, least }) => count < least)
  if (lacking.length > 0) throw new Error(lacking.map(({ type, count, least }) => tooFew(type, count, least)).join('\n'))
}

/** Not `SEARCH_UNAVAILABLE`: waiting does not bring it back, the rebuild has to begin again. */
const removed = (index: string, cause: unknown): Error =>
  new Error(`正在重建的索引 ${index} 已被删除(可能由另一进程所为),须重新开始重建 / The index ${index} was removed while it was built, maybe by another process: the rebuild has to begin again`, { cause })

const tooFew = (type: string, count: number, least: number): string =>
  `新索引中 ${type} 只有 ${count} 条,少于要求的 ${least} 条,未予切换 / The new index holds ${count} documents of ${type}, fewer than the ${least} demanded; the old one stays`
