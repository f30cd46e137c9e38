import type { DatabaseSync } from 'node:sqlite'
import { type AggregateCell, type AggregateRequest, type IndexQuery, type Measure, MOST_CELLS } from '../../port.ts'
import { measureColumn, termFieldNumber } from '../storage/columns.ts'
import { join, raw, type Sql, sql } from '../sql.ts'
import { notEmbargoed } from './filter-conditions.ts'
import { findDocuments, matchText } from './find.ts'
import { rows } from './rows.ts'
import { isVisibleRow } from './visible-tiers.ts'

type Row = Record<string, string | number | null>

/** Cells, the fullest first; one more than are allowed where there are more. A document has a key once, so rows of a cell are documents. */
export const aggregate = (db: DatabaseSync, query: IndexQuery, { dimensions, measures }: AggregateRequest): AggregateCell[] => {
  matchText(db, query)
  const documents = findDocuments(db, query) === null ? sql`document AS d` : sql`temp.found AS f CROSS JOIN document AS d ON d.doc = f.doc`
  const dimension = dimensions.map((field, index) => ({ field, term: `t${index}`, key: `k${index}` }))
  const joined = dimension.map(({ field, term }) =>
    sql`LEFT JOIN term AS ${raw(term)} INDEXED BY term_of_document ON ${raw(term)}.doc = d.doc AND ${raw(term)}.field = ${termFieldNumber(field)} AND ${isVisibleRow(term, query)}`)
  const grouped = join(dimension.map(({ term, key }) => sql`${raw(term)}.key AS ${raw(key)}`), ', ')
  const counted = sql`
    SELECT ${grouped}, count(*) AS count ${join(measures.map((measure) => sumColumns(measure, query.now)), ' ')} FROM ${documents} ${join(joined, ' ')}
    WHERE d.deleted = 0 GROUP BY ${raw(dimension.map(({ term }) => `${term}.key`).join(', '))} ORDER BY count DESC LIMIT ${MOST_CELLS + 1}`
  const values = join(dimension.map(({ key }) => sql`(SELECT value FROM key WHERE key.key = c.${raw(key)}) AS ${raw(key)}`), ', ')
  return rows<Row>(db, sql`SELECT ${values}, c.count ${raw(measures.map(resultColumns).join(''))} FROM (${counted}) AS c`).map((row) => ({
    keys: dimension.map(({ key }) => row[key] as string | null),
    count: row.count as number,
    sums: Object.fromEntries(measures.map((measure) => [measure, { sum: row[`sum_${measureColumn(measure)}`] as number, of: row[`of_${measureColumn(measure)}`] as number }])),
  }))
}

const sumColumns = (measure: Measure, now: number): Sql => {
  const column = measureColumn(measure)
  const value = sql`iif(${notEmbargoed(now)}, d.${raw(column)}, NULL)`
  return sql`, total(${value}) AS ${raw(`sum_${column}`)}, count(${value}) AS ${raw(`of_${column}`)}`
}

const resultColumns = (measure: Measure): string => `, c.sum_${measureColumn(measure)}, c.of_${measureColumn(measure)}`
