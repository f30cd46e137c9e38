import type { DatabaseSync } from 'node:sqlite'
import { foldText } from '../../analysis/fold.ts'
import type { FacetRequest, FacetResult, IndexQuery, TermField } from '../../port.ts'
import { termFieldNumber } from '../storage/columns.ts'
import { raw, type Sql, sql } from '../sql.ts'
import { countLive } from './count-live.ts'
import { findDocuments, matchText } from './find.ts'
import { row, rows } from './rows.ts'
import { isVisibleRow } from './visible-tiers.ts'

/** The text is matched once, and the documents are found once for all facets without a filter of their own. */
export const facets = (db: DatabaseSync, query: IndexQuery, requests: readonly FacetRequest[]): FacetResult[] => {
  matchText(db, query)
  const own = (field: TermField): TermField | undefined => (query.filter.terms[field] === undefined && !query.filter.missing?.includes(field) ? undefined : field)
  const results = new Map<FacetRequest, FacetResult>()
  for (const without of new Set(requests.map(({ field }) => own(field)))) {
    const found = findDocuments(db, query, without)
    for (const request of requests) if (own(request.field) === without) results.set(request, facet(db, query, request, found))
  }
  return requests.map((request) => results.get(request) as FacetResult)
}

const facet = (db: DatabaseSync, query: IndexQuery, { field, first, contains }: FacetRequest, found: number | null): FacetResult => {
  const counted = sql`SELECT term.key, count(*) AS count FROM ${terms(field, found)} AND ${isVisibleRow('term', query)} GROUP BY term.key`
  const admitted = contains === undefined ? sql`1` : sql`instr(key.folded, ${foldText(contains)}) > 0`
  const buckets = rows<{ key: string; count: number; buckets: number }>(
    db,
    sql`SELECT key.value AS key, counted.count, count(*) OVER () AS buckets FROM (${counted}) AS counted CROSS JOIN key USING (key)
      WHERE ${admitted} ORDER BY counted.count DESC, key.value LIMIT ${first}`,
  )
  const having = row<{ n: number }>(db, sql`SELECT count(DISTINCT term.doc) AS n FROM ${terms(field, found)} AND ${isVisibleRow('term', query)}`).n
  return {
    totalBuckets: buckets[0]?.buckets ?? 0,
    buckets: buckets.map(({ key, count }) => ({ key, count })),
    missing: (found ?? countLive(db)) - having,
  }
}

/**
 * Few documents: their terms. Many: the terms of the field, each looked up among the documents (the plus keeps SQLite from trying every document with
 * every key). None but live documents have terms.
 */
const MANY = 5_000
const terms = (field: TermField, found: number | null): Sql => {
  const number = termFieldNumber(field)
  if (found !== null && found < MANY) return sql`temp.found AS f CROSS JOIN term INDEXED BY term_of_document ON term.doc = f.doc WHERE term.field = ${number}`
  const all = sql`key AS k CROSS JOIN term ON term.key = k.key WHERE k.field = ${number}`
  return found === null ? all : sql`${all} AND +term.doc IN ${raw('temp.found')}`
}
