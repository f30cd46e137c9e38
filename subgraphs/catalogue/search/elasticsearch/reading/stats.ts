import type { IndexStats } from '../../port.ts'
import { ForeignLayout } from '../indices/foreign-layout.ts'
import { POSITION_ID } from '../indices/layout.ts'
import { type Reading, searchResources } from './reading.ts'
import type { Refresher } from '../indices/refresher.ts'

/** No analysis of ours. */
const FOREIGN = -1

/**
 * Whoever asks how far the index is wants it to be there. One of another layout is filled, but not with anything that can be found: whoever indexes builds
 * it anew. It is asked for nothing that goes by its mapping.
 */
export const createStats = (reading: Reading, refresher: Refresher, warn: (sentence: string) => void): (() => Promise<IndexStats>) => {
  return async () => {
    const { foreign, analysisVersion } = await reading.ask(async (client, options, generation) => ({
      analysisVersion: generation.analysisVersion,
      foreign: generation.isReadable ? undefined : { index: generation.resources, ...(await client.count({ index: generation.resources }, options)) },
    }), 'any')
    if (foreign) {
      warn(new ForeignLayout(foreign.index).message)
      return { documents: foreign.count, position: null, analysisVersion: FOREIGN }
    }
    await refresher.now()
    const { hits, aggregations } = await searchResources(reading, {
      size: 1,
      query: { ids: { values: [POSITION_ID] } },
      docvalue_fields: ['position'],
      aggregations: { all: { global: {}, aggregations: { live: { filter: { term: { live: true } } } } } },
    })
    const { all } = aggregations as unknown as { all: { live: { doc_count: number } } }
    return { documents: all.live.doc_count, position: (hits.hits[0]?.fields?.position?.[0] as string | undefined) ?? null, analysisVersion }
  }
}
