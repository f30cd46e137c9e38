import type { Indexed, IndexQuery } from '../../port.ts'
import { filterOf } from './filters.ts'
import { type Reading, searchResources } from './reading.ts'

/** Versions come formatted, since JSON numbers above 2^53 do not survive. */
export const scan = async (reading: Reading, query: IndexQuery, after: string | null, first: number): Promise<Indexed[]> => {
  const { hits } = await searchResources(reading, {
    query: await filterOf(reading, query),
    sort: [{ id: { order: 'asc' } }],
    size: first,
    docvalue_fields: [{ field: 'version', format: '#' }],
    ...(after === null ? {} : { search_after: [after] }),
  })
  return hits.hits.map(({ sort = [], fields }) => ({ id: sort[0] as string, version: BigInt(fields?.version?.[0] as string) }))
}
