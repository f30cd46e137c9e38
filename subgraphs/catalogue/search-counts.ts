import type { CatalogueContext } from './context.ts'
import type { IndexQuery, Total } from './search/port.ts'

/** An engine counts no more queries at once. */
const MOST_AT_ONCE = 100

/** How many records a query finds. All that one level of a request wants to know is counted together, each query once. */
export const countOf = (context: CatalogueContext, query: IndexQuery): Promise<Total> =>
  context
    .loader<IndexQuery, Total>('search counts', async (queries) => {
      const totals: Total[] = []
      for (let at = 0; at < queries.length; at += MOST_AT_ONCE) totals.push(...(await context.runtime.engine.count(queries.slice(at, at + MOST_AT_ONCE))))
      return totals
    }, (item) => JSON.stringify(item))
    .load(query)
