import type { IndexStats } from '../../port.ts'
import type { Current } from '../indices/current.ts'
import { POSITION_ID } from '../indices/layout.ts'
import { type Reading, searchResources } from './reading.ts'

/** Whoever asks how far the index is wants it to be there: the index is refreshed first, once for all who ask at the same time. */
export const createStats = (reading: Reading, current: Current): (() => Promise<IndexStats>) => {
  let refreshing: Promise<unknown> | undefined
  const refresh = (): Promise<unknown> =>
    (refreshing ??= reading
      .ask((client, options) => client.indices.refresh({ index: [reading.resources, reading.suggestions] }, options))
      .finally(() => { refreshing = undefined }))
  return async () => {
    await refresh()
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
