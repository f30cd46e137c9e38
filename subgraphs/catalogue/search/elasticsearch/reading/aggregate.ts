import { type AggregateCell, type AggregateRequest, type IndexQuery, type Measure, MOST_CELLS, type TermField } from '../../port.ts'
import { valueOfTerm } from '../writing/term-value.ts'
import { filterOf } from './filters.ts'
import { type Aggregations, type Answer, type Query, type Reading, type SearchBody, searchSeveral } from './reading.ts'
import { all, not, notEmbargoed, openTerms, otherTerms } from './view.ts'

/**
 * Cells, the fullest first; one more than are allowed where there are more. Where the viewer sees more of a dimension in some records than everybody does,
 * the records are split by that: each is in one part, and the parts add up.
 */
export const aggregate = async (reading: Reading, query: IndexQuery, request: AggregateRequest): Promise<AggregateCell[]> => {
  const filter = await filterOf(reading, query)
  const counting = ({ condition, paths }: Part): SearchBody => ({ size: 0, query: all([filter, ...condition]), aggregations: composite(paths, request.measures, query.now) })
  // Hardly any records need to be split: what is counted where none does is asked for in the same breath.
  const [looked, whole] = await searchSeveral(reading, [{ size: 0, query: filter, aggregations: splitting(query, request.dimensions) }, counting(partOf(query, request.dimensions, [], []))])
  const split = splitDimensions(looked, request.dimensions)
  const answers = split.length === 0 ? [whole] : await searchSeveral(reading, subsets(split).map((others) => counting(partOf(query, request.dimensions, split, others))))
  const cells = new Map<string, AggregateCell>()
  for (const answer of answers) {
    for (const bucket of (answer?.aggregations as unknown as Cells).cells.buckets) add(cells, cellOf(bucket, request))
  }
  return [...cells.values()].sort((a, b) => b.count - a.count).slice(0, MOST_CELLS + 1)
}

interface Part { condition: Query[]; paths: string[] }
/** `told`: of the records whose values anybody may read at all. */
interface Bucket { key: Record<string, string | null>; doc_count: number; told?: Record<string, { value: number }> }
interface Cells { cells: { buckets: Bucket[] } }

const splitting = (view: IndexQuery, dimensions: readonly TermField[]): Aggregations => Object.fromEntries(dimensions.map((field) => [field, { filter: otherTerms(field, view).where }]))
/** Dimensions of which this viewer sees more than `open` in any record found. */
const splitDimensions = (answer: Answer | undefined, dimensions: readonly TermField[]): TermField[] => {
  const found = answer?.aggregations as unknown as Record<TermField, { doc_count: number }>
  return dimensions.filter((field) => found[field].doc_count > 0)
}

const subsets = (fields: readonly TermField[]): TermField[][] => fields.reduce<TermField[][]>((found, field) => [...found, ...found.map((subset) => [...subset, field])], [[]])

const partOf = (query: IndexQuery, dimensions: readonly TermField[], split: readonly TermField[], others: readonly TermField[]): Part => ({
  condition: split.map((field) => (others.includes(field) ? otherTerms(field, query).where : not(otherTerms(field, query).where))),
  paths: dimensions.map((field) => (others.includes(field) ? otherTerms(field, query).path : openTerms(field))),
})

const composite = (paths: readonly string[], measures: readonly Measure[], now: number): Aggregations => ({
  cells: {
    composite: { size: MOST_CELLS + 1, sources: paths.map((field, at) => ({ [at]: { terms: { field, missing_bucket: true } } })) },
    aggregations: measures.length === 0 ? {} : { told: { filter: notEmbargoed('embargoedUntil', now), aggregations: Object.fromEntries(measures.flatMap(sums)) } },
  },
})

const sums = (measure: Measure): [string, Aggregations[string]][] => [[`sum ${measure}`, { sum: { field: `measures.${measure}` } }], [`of ${measure}`, { value_count: { field: `measures.${measure}` } }]]

const cellOf = ({ key, doc_count, told }: Bucket, { dimensions, measures }: AggregateRequest): AggregateCell => ({
  keys: dimensions.map((_, at) => { const value = key[at] ?? null; return value === null ? null : valueOfTerm(value) }),
  count: doc_count,
  sums: Object.fromEntries(measures.map((measure) => [measure, { sum: told?.[`sum ${measure}`]?.value ?? 0, of: told?.[`of ${measure}`]?.value ?? 0 }])),
})

const add = (cells: Map<string, AggregateCell>, cell: AggregateCell): void => {
  const key = JSON.stringify(cell.keys)
  const known = cells.get(key)
  if (!known) return void cells.set(key, cell)
  known.count += cell.count
  for (const [measure, { sum, of }] of Object.entries(cell.sums) as [Measure, { sum: number; of: number }][]) {
    const total = known.sums[measure] ?? { sum: 0, of: 0 }
    known.sums[measure] = { sum: total.sum + sum, of: total.of + of }
  }
}
