import type { DatabaseSync } from 'node:sqlite'
import type { Hit, Page, SearchRequest } from '../../port.ts'
import { SORT_COLUMNS } from '../storage/sort-columns.ts'
import { join, raw, type Sql, sql } from '../sql.ts'
import { findDocuments, matchText } from './find.ts'
import { scores } from './ranking.ts'
import { rows } from './rows.ts'

interface Row { id: string; sort: string | number }
/** A relation with `id` and `sort`, and the direction of the sort. */
interface Ordered { relation: Sql; where: Sql; sort: Sql; direction: 'ASC' | 'DESC' }

export const search = (db: DatabaseSync, request: SearchRequest): Page => {
  matchText(db, request)
  const found = findDocuments(db, request)
  if (found === 0) return { hits: [], more: false }
  const byScore = request.sort === 'RELEVANCE' && request.query !== undefined
  return page(db, request, byScore ? orderedByScore(request, found === null) : orderedByColumn(request, found === null), byScore)
}

const orderedByScore = (request: SearchRequest, isEverything: boolean): Ordered => ({
  relation: sql`(${scores(request.query?.rank ?? [], request, isEverything)}) AS s CROSS JOIN document AS d ON d.doc = s.doc`,
  where: sql`1`,
  sort: sql`s.score`,
  direction: 'DESC',
})

const orderedByColumn = ({ sort }: SearchRequest, isEverything: boolean): Ordered => {
  const { expression, direction } = SORT_COLUMNS[sort === 'RELEVANCE' ? 'RELEASED_DESC' : sort]
  return {
    relation: isEverything ? sql`document AS d` : sql`temp.found AS f CROSS JOIN document AS d ON d.doc = f.doc`,
    where: sql`d.deleted = 0`,
    sort: raw(expression),
    direction,
  }
}

/** Keyset paging: the values of a hit are its place in the list. Backwards the list is walked in reverse and the page turned round. */
const page = (db: DatabaseSync, { first, after, before, offset, fromEnd }: SearchRequest, { relation, where, sort, direction }: Ordered, byScore: boolean): Page => {
  const backwards = before !== undefined || fromEnd === true
  const [, opposite] = direction === 'ASC' ? ['ASC', 'DESC'] : ['DESC', 'ASC']
  const order = backwards ? sql`ORDER BY ${sort} ${raw(opposite)}, d.id DESC` : sql`ORDER BY ${sort} ${raw(direction)}, d.id ASC`
  const cursor = after ?? before
  const conditions = [where, ...(cursor ? [beyond(sort, (direction === 'ASC') !== backwards, !backwards, cursor)] : [])]
  const found = rows<Row>(
    db,
    sql`SELECT d.id, ${sort} AS sort FROM ${relation} WHERE ${join(conditions, ' AND ')} ${order} LIMIT ${first + 1} OFFSET ${offset ?? 0}`,
  )
  const hits = found.slice(0, first).map((row): Hit => ({ id: row.id, score: byScore ? Number(row.sort) : null, cursor: [row.sort, row.id] }))
  return { hits: backwards ? hits.reverse() : hits, more: found.length > first }
}

/** The first comparison lets SQLite begin in the index at the cursor; the second one decides among equals. */
const beyond = (sort: Sql, rising: boolean, idRising: boolean, [value = null, id = null]: readonly (string | number | null)[]): Sql => {
  const [orEqual, strictly] = rising ? [raw('>='), raw('>')] : [raw('<='), raw('<')]
  return sql`${sort} ${orEqual} ${value} AND (${sort} ${strictly} ${value} OR d.id ${raw(idRising ? '>' : '<')} ${id})`
}
