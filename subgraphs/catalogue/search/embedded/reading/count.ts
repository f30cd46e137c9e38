import type { DatabaseSync } from 'node:sqlite'
import type { IndexQuery, Total } from '../../port.ts'
import { countDocuments, matchText } from './find.ts'

/** Counts of one text under many filters (a directory, suggestions) match it once. */
export const count = (db: DatabaseSync, queries: readonly IndexQuery[]): Total[] => {
  let matched: IndexQuery | undefined
  return queries.map((query) => {
    if (!matched || !isSameText(matched, query)) matchText(db, query)
    matched = query
    return { value: countDocuments(db, query), relation: 'EXACT' }
  })
}

/** The very same object: that is how a caller varies the filter of a query, and it stays so on the way to this thread. */
const isSameText = (a: IndexQuery, b: IndexQuery): boolean => a.query === b.query && a.protectedTiers === b.protectedTiers && a.now === b.now
