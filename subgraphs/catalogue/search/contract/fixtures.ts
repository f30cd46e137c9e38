import type { CoreDocument } from '../../../../schema/document.ts'
import { indexDocument, type IndexInput } from '../index-document.ts'
import type { IndexDocument, IndexQuery, IndexTier, IndexTombstone, SearchEngine, SearchRequest } from '../port.ts'
import { analyseQuery } from '../query.ts'

export const NOW = Date.parse('2026-03-01T00:00:00Z')

export const entry = (id: string, document: Partial<CoreDocument>, input: Partial<IndexInput> = {}): IndexDocument | IndexTombstone =>
  indexDocument({ id, version: 1n, namespace: id.split(':')[0] as string, contentHash: '', now: NOW, document: { profile: 'core/1', resourceType: 'DATASET', status: 'PUBLISHED', ...document }, ...input })

export const tombstone = (id: string, version: bigint): IndexTombstone => ({ id, version, deleted: true })

type BuiltTiers = Partial<Record<'public' | 'embargoed' | 'protected', Partial<IndexTier>>>
const tier = (given: Partial<IndexTier> = {}): IndexTier => ({ text: {}, terms: {}, points: [], boxes: [], ...given })

/** A document put together by hand, where the token itself is what a case is about. */
export const built = (id: string, { public: open, embargoed, protected: closed, ...rest }: BuiltTiers & Partial<Omit<IndexDocument, keyof BuiltTiers>> = {}): IndexDocument => ({
  id, version: 1n, deleted: false, suggestions: [], bucket: 0, checksum: 0, ...rest,
  public: tier(open), ...(embargoed ? { embargoed: tier(embargoed) } : {}), ...(closed ? { protected: tier(closed) } : {}),
})

let writes = 0

/** Writes, and waits until it can be found. */
export const write = async (engine: SearchEngine, batch: readonly (IndexDocument | IndexTombstone)[], position = `position ${++writes}`): Promise<void> => {
  await engine.write(batch, position)
  for (const deadline = Date.now() + 20_000; (await engine.stats()).position !== position; ) {
    if (Date.now() > deadline) throw new Error(`${position} is not found after 20 s`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** Fills an engine with records, by id. */
export const fill = (engine: SearchEngine, records: Record<string, Partial<CoreDocument>>, position?: string): Promise<void> =>
  write(engine, Object.entries(records).map(([id, document]) => entry(id, document)), position)

type Asked = Partial<IndexQuery> & { q?: string; field?: Parameters<typeof analyseQuery>[1] }

export const query = ({ q, field, ...rest }: Asked = {}): IndexQuery => ({ ...(q === undefined ? {} : { query: analyseQuery(q, field)?.text }), filter: { terms: {} }, protectedTiers: false, now: NOW, ...rest })

export const request = ({ sort = 'RELEVANCE', first = 100, after, before, offset, fromEnd, ...asked }: Asked & Partial<SearchRequest> = {}): SearchRequest => ({
  ...query(asked), sort, first, ...(after ? { after } : {}), ...(before ? { before } : {}), ...(offset === undefined ? {} : { offset }), ...(fromEnd ? { fromEnd } : {}),
})

/** Ids found, in order. Checks on the way that the count says the same. */
export const ids = async (engine: SearchEngine, { first, sort, ...asked }: Asked & Partial<SearchRequest> = {}): Promise<string[]> => {
  const { hits } = await engine.search(request({ ...asked, first, sort }))
  const [total] = await engine.count([query(asked)])
  if (total?.value !== hits.length) throw new Error(`search found ${hits.length}, count says ${total?.value}`)
  return hits.map(({ id }) => id)
}
