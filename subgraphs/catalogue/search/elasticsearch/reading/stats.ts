import type { IndexStats } from '../../port.ts'
import type { Current } from '../indices/current.ts'
import { POSITION_ID } from '../indices/layout.ts'
import { type Reading, searchResources } from './reading.ts'
import type { Refresher } from '../indices/refresher.ts'

/** Whoever asks how far the index is wants it to be there. */
export const createStats = (reading: Reading, current: Current, refresher: Refresher): (() => Promise<IndexStats>) => {
  return async () => {
    await refresher.now()
    const { hits, aggregations } = await searchResources(reading, {
      size: 1,
      query: { ids: { values: [POSITION_ID] } },
      docvalue_fields: ['position'],
      aggregations: { all: { global: {}, aggregations: { live: { filter: { term: { live: true } } } } } },
    })
    const { all } = aggregations as unknown as { all: { live: { doc_count: number } } }
    const { analysisVersion } = await current.get()
    return { documents: all.live.doc_count, position: (hits.hits[0]?.fields?.position?.[0] as string | undefined) ?? null, analysisVersion }
  }
}
