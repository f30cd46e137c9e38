import type { IndexFilter, IndexQuery, TermField } from '../../port.ts'
import { areaFilters } from '../geography/area-filters.ts'
import { termValue } from '../writing/term-value.ts'
import type { Query, Reading } from './reading.ts'
import { textFilter } from './text-filter.ts'
import { all, any, not, notEmbargoed, openTerms, otherTerms, type View } from './view.ts'

/** All that has to hold of a record; the conditions on term fields apart, since each facet goes without its own. */
export interface Conditions { others: Query[]; terms: Map<TermField, Query> }

export const conditionsOf = async (reading: Reading, { query, filter, ...view }: IndexQuery): Promise<Conditions> => ({
  others: [{ term: { live: true } }, ...(query ? textFilter(query, view) : []), ...rangeFilters(filter), ...measureFilters(filter, view), ...identityFilters(filter), ...(await areaFilters(reading, filter, view))],
  terms: new Map([...new Set([...(Object.keys(filter.terms) as TermField[]), ...(filter.missing ?? [])])].map((field) => [field, fieldFilter(field, filter, view)])),
})

export const filterOf = async (reading: Reading, query: IndexQuery): Promise<Query> => {
  const { others, terms } = await conditionsOf(reading, query)
  return all([...others, ...terms.values()])
}

const fieldFilter = (field: TermField, { terms, missing = [] }: IndexFilter, view: View): Query => {
  const values = terms[field]
  return all([...(values ? [termsFilter(field, values, view)] : []), ...(missing.includes(field) ? [without(field, view)] : [])])
}

/** No value that the viewer sees. */
export const without = (field: TermField, view: View): Query => not(any([{ exists: { field: openTerms(field) } }, otherTerms(field, view).where]))

const termsFilter = (field: TermField, values: readonly string[], view: View): Query => {
  const { path, where } = otherTerms(field, view)
  return any([withValue(openTerms(field), field, values), all([withValue(path, field, values), where])])
}

/** Codes of disciplines are hierarchical: 110 holds 11074. */
const withValue = (path: string, field: TermField, values: readonly string[]): Query =>
  field === 'DISCIPLINE' ? any(values.map((value) => ({ prefix: { [path]: { value: value.toWellFormed() } } }))) : { terms: { [path]: values.map(termValue) } }

interface Range { from?: number; to?: number }

const rangeFilters = ({ released, updated, generated }: IndexFilter): Query[] => [
  ...spans('released', 'released', released),
  ...spans('updated', 'updated', updated),
  ...spans('generatedFrom', 'generatedTo', generated),
]

const measureFilters = ({ measures }: IndexFilter, { now }: View): Query[] => {
  const ranges = Object.entries(measures ?? {}).flatMap(([name, range]) => spans(`measures.${name}`, `measures.${name}`, range))
  return ranges.length === 0 ? [] : [...ranges, notEmbargoed('embargoedUntil', now)]
}

/** The span of a record overlaps the one asked for. A record without a value is in no range, an open one included. */
const spans = (first: string, last: string, range: Range | undefined): Query[] =>
  range === undefined
    ? []
    : [
        ...(range.from === undefined ? [{ exists: { field: first } }] : [{ range: { [last]: { gte: range.from } } }]),
        ...(range.to === undefined ? [] : [{ range: { [first]: { lte: range.to } } }]),
      ]

const identityFilters = ({ ids, bucket }: IndexFilter): Query[] => [
  ...(ids === undefined ? [] : [{ ids: { values: [...ids] } }]),
  ...(bucket === undefined ? [] : [{ term: { bucket } }]),
]
