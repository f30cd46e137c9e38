import type { CoreDocument } from '../../../../schema/document.ts'
import { indexDocument, type IndexInput } from '../index-document.ts'
import type { IndexDocument, IndexQuery, IndexTombstone, SearchEngine, SearchRequest } from '../port.ts'
import { analyseQuery } from '../query.ts'

export const NOW = Date.parse('2026-03-01T00:00:00Z')

export const entry = (id: string, document: Partial<CoreDocument>, input: Partial<IndexInput> = {}): IndexDocument | IndexTombstone =>
  indexDocument({ id, version: 1n, namespace: id.split(':')[0] as string, now: NOW, document: { profile: 'core/1', resourceType: 'DATASET', status: 'PUBLISHED', ...document }, ...input })

export const tombstone = (id: string, version: bigint): IndexTombstone => ({ id, version, deleted: true })

/** Fills an engine with records, by id. */
export const fill = (engine: SearchEngine, records: Record<string, Partial<CoreDocument>>, position = 'p'): Promise<void> =>
  engine.write(Object.entries(records).map(([id, document]) => entry(id, document)), position)

type Asked = Partial<Omit<IndexQuery, 'query'>> & { q?: string; field?: Parameters<typeof analyseQuery>[1] }

export const query = ({ q, field, ...rest }: Asked = {}): IndexQuery => ({ query: analyseQuery(q, field), filter: { terms: {} }, protectedTiers: false, now: NOW, ...rest })

export const request = ({ sort = 'RELEVANCE', first = 100, after, before, offset, fromEnd, ...asked }: Asked & Partial<SearchRequest> = {}): SearchRequest => ({
  ...query(asked as Asked), sort, first, ...(after ? { after } : {}), ...(before ? { before } : {}), ...(offset === undefined ? {} : { offset }), ...(fromEnd ? { fromEnd } : {}),
})

/** Ids found, in order. Checks on the way that the count says the same. */
export const ids = async (engine: SearchEngine, asked: Asked & Partial<SearchRequest> = {}): Promise<string[]> => {
  const { hits } = await engine.search(request(asked))
  const total = await engine.count(query(asked as Asked))
  if (total.value !== hits.length) throw new Error(`search found ${hits.length}, count says ${total.value}`)
  return hits.map(({ id }) => id)
}
