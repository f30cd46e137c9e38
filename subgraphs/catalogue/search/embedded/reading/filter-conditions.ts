import type { DatabaseSync } from 'node:sqlite'
import type { IndexFilter, IndexQuery, Measure, TermField } from '../../port.ts'
import { boxArea } from '../../geography/box-area.ts'
import { circleArea } from '../../geography/circle-area.ts'
import { polygonArea } from '../../geography/polygon-area.ts'
import { measureColumn, termFieldNumber } from '../storage/columns.ts'
import { raw, type Sql, sql } from '../sql.ts'
import { documentsIn } from './documents-in-area.ts'
import { isVisibleRow, type View } from './visible-tiers.ts'

/** Conditions on `document d`, all of which have to hold. `without` leaves the filter on one field out, for its facet. */
export const filterConditions = (db: DatabaseSync, { filter, ...view }: IndexQuery, without?: TermField): Sql[] => [
  ...termConditions(filter, view, without),
  ...missingConditions(filter, view, without),
  ...rangeConditions(filter),
  ...measureConditions(filter, view),
  ...identityConditions(filter),
  ...areaConditions(db, filter, view),
]

const termConditions = ({ terms }: IndexFilter, view: View, without?: TermField): Sql[] =>
  (Object.entries(terms) as [TermField, string[] | undefined][])
    .filter((entry): entry is [TermField, string[]] => entry[1] !== undefined && entry[0] !== without)
    .map(([field, values]) => {
      const keys = field === 'DISCIPLINE' ? keysByPrefix(values) : sql`SELECT value FROM json_each(${JSON.stringify(values)})`
      return sql`d.doc IN (
        SELECT term.doc FROM key CROSS JOIN term USING (key)
        WHERE key.field = ${termFieldNumber(field)} AND key.value IN (${keys}) AND ${isVisibleRow('term', view)})`
    })

const missingConditions = ({ missing = [] }: IndexFilter, view: View, without?: TermField): Sql[] =>
  missing.filter((field) => field !== without).map((field) =>
    sql`NOT EXISTS (SELECT 1 FROM term INDEXED BY term_of_document WHERE term.doc = d.doc AND term.field = ${termFieldNumber(field)} AND ${isVisibleRow('term', view)})`)

/** Codes of disciplines are hierarchical: 110 holds 11074. */
const keysByPrefix = (prefixes: readonly string[]): Sql =>
  sql`SELECT k.value FROM key AS k JOIN json_each(${JSON.stringify(prefixes)}) AS p
    ON k.field = ${termFieldNumber('DISCIPLINE')} AND substr(k.value, 1, length(p.value)) = p.value`

interface Range { from?: number; to?: number }

const rangeConditions = ({ released, updated, generated }: IndexFilter): Sql[] => [
  ...spans('d.released', 'd.released', released),
  ...spans('d.updated', 'd.updated', updated),
  ...spans('d.generated_from', 'd.generated_to', generated),
]

/** Under embargo nobody reads values, whatever else they may see: they do not exist. */
const measureConditions = ({ measures }: IndexFilter, { now }: View): Sql[] => {
  const ranges = (Object.entries(measures ?? {}) as [Measure, Range | undefined][]).flatMap(([measure, range]) => spans(`d.${measureColumn(measure)}`, `d.${measureColumn(measure)}`, range))
  return ranges.length === 0 ? [] : [...ranges, notEmbargoed(now)]
}

export const notEmbargoed = (now: number): Sql => sql`coalesce(d.embargoed_until <= ${now}, 1)`

const identityConditions = ({ ids, bucket }: IndexFilter): Sql[] => [
  ...(ids === undefined ? [] : [sql`d.id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`]),
  ...(bucket === undefined ? [] : [sql`d.bucket = ${bucket}`]),
]

/** The span of a record overlaps the one asked for. A record without a value is in no range, an open one included. */
const spans = (first: string, last: string, range: Range | undefined): Sql[] =>
  range === undefined
    ? []
    : [
        sql`${raw(first)} IS NOT NULL`,
        ...(range.from === undefined ? [] : [sql`${raw(last)} >= ${range.from}`]),
        ...(range.to === undefined ? [] : [sql`${raw(first)} <= ${range.to}`]),
      ]

const areaConditions = (db: DatabaseSync, { box, near, within: polygons }: IndexFilter, view: View): Sql[] =>
  [box && boxArea(box), near && circleArea(near), polygons && polygonArea(polygons)]
    .filter((area) => area !== undefined)
    .map((area) => sql`d.doc IN (SELECT value FROM json_each(${JSON.stringify(documentsIn(db, area, view))}))`)
