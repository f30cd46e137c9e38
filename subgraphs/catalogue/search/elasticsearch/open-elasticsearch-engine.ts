import type { SearchEngine } from '../port.ts'
import { boundedCells, boundedTiles, checkAggregate, checkCount, checkFacets, checkGrid, checkScan, checkSearch, checkSuggest, checkVocabulary } from '../check-request.ts'
import { createAsk } from './connection/ask.ts'
import { type ConnectionOptions, openClient } from './connection/open-client.ts'
import { oncePerSentence } from './connection/once-per-sentence.ts'
import { createCurrent } from './indices/current.ts'
import { createGenerations } from './indices/generations.ts'
import { createLeftovers } from './indices/leftovers.ts'
import { INDEX_PREFIX } from './indices/prefix.ts'
import { createRefresher } from './indices/refresher.ts'
import { startSwap } from './indices/swap.ts'
import { aggregate } from './reading/aggregate.ts'
import { count } from './reading/count.ts'
import { digests } from './reading/digests.ts'
import { facets } from './reading/facets.ts'
import { grid } from './reading/grid.ts'
import type { Reading } from './reading/reading.ts'
import { scan } from './reading/scan.ts'
import { search } from './reading/search.ts'
import { createSnapshots } from './reading/snapshots.ts'
import { createStats } from './reading/stats.ts'
import { suggest } from './reading/suggest.ts'
import { vocabulary } from './reading/vocabulary.ts'
import { createWriter } from './writing/writer.ts'

export interface ElasticsearchOptions extends ConnectionOptions {
  /** Begin of the names of all indices; two installations on one server have different ones. */
  prefix?: string
  /** Copies of the index on other nodes. */
  replicas?: number
  /** Time one question may take. */
  deadlineMs?: number
  /** Is told what whoever runs the server has to do, and that an index is of another layout. */
  warn?: (sentence: string) => void
}

/** The Elasticsearch engine: any stock Elasticsearch 9, by its core features. Opens without the server; whatever asks it while it is away is told so. */
export const openElasticsearchEngine = async ({ prefix = 'keyuan', replicas = 0, deadlineMs = 2_000, warn = console.warn, ...connection }: ElasticsearchOptions): Promise<SearchEngine> => {
  if (!INDEX_PREFIX.test(prefix)) throw new Error('索引前缀只能用小写字母、数字和连字符 / The prefix of the indices consists of small letters, digits and hyphens')
  const { client, close: closeClient } = openClient(connection)
  const say = oncePerSentence(warn)
  const generations = createGenerations(client, prefix, replicas)
  const current = createCurrent(generations)
  const leftovers = createLeftovers(generations)
  const reading: Reading = { ask: createAsk({ client, current, deadlineMs, warn: say }), deadlineMs }
  const snapshots = createSnapshots(reading.ask)
  const refresher = createRefresher(client, reading.ask, [generations.alias('resources'), generations.alias('suggestions')])
  const writeNow = createWriter(client, generations, current, leftovers)
  let closing: Promise<void> | undefined
  const close = async (): Promise<void> => {
    refresher.close()
    await snapshots.close().catch((error: unknown) => say(`检索快照未能关闭,将自行过期 / A snapshot could not be closed, it will expire: ${String(error)}`))
    await closeClient()
  }

  return {
    write: async (batch, position) => {
      await writeNow(batch, position)
      refresher.soon()
    },
    search: async (request) => {
      checkSearch(request, 3)
      return search(reading, snapshots, request)
    },
    count: async (queries, upTo) => {
      checkCount(queries)
      return count(reading, queries, upTo)
    },
    facets: async (query, requests) => {
      checkFacets(query, requests)
      return facets(reading, query, requests)
    },
    suggest: async (request) => {
      checkSuggest(request)
      return suggest(reading, request)
    },
    vocabulary: async (words, similar) => {
      checkVocabulary(words, similar)
      return vocabulary(reading, words, similar)
    },
    grid: async (query, request) => {
      checkGrid(query, request)
      return boundedTiles(await grid(reading, query, request))
    },
    aggregate: async (query, request) => {
      checkAggregate(query, request)
      return boundedCells(await aggregate(reading, query, request))
    },
    scan: async (query, after, first) => {
      checkScan(query, first)
      return scan(reading, query, after, first)
    },
    digests: () => digests(reading),
    swap: () => startSwap(client, generations, current, leftovers),
    stats: createStats(reading, refresher, say),
    close: () => (closing ??= close()),
  }
}
