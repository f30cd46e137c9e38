import type { CatalogueContext } from './context.ts'
import type { IndexQuery, Total } from './search/port.ts'

/** How many records a query finds. All that one level of a request wants to know is counted together, each query once. */
export const countOf = (context: CatalogueContext, query: IndexQuery): Promise<Total> =>
  context.loader<IndexQuery, Total>('search counts', (queries) => context.runtime.engine.count(queries), (item) => JSON.stringify(item)).load(query)
