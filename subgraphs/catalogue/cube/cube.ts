import { domainError } from '../../kit/errors.ts'
import type { CatalogueContext } from '../context.ts'
import { facetLabels } from '../facet-labels.ts'
import { filterNameOf, mayReadValues, type ResourceFilter } from '../search-arguments.ts'
import { MOST_CELLS } from '../search/port.ts'
import { countPast } from './count-past.ts'
import { countPresent } from './count-present.ts'
import type { CountedCell, CubeDimension, CubeMeasure } from './cube-field.ts'
import { decimalOf } from './decimal.ts'
import { foldOthers } from './fold-others.ts'

export interface CubeArguments {
  dimensions: CubeDimension[]
  measures?: CubeMeasure[] | null
  q?: string | null
  filter?: ResourceFilter | null
  asOf?: string | null
  top?: number | null
}

const MOST_DIMENSIONS = 4
const DEFAULT_TOP = 100
const OTHERS = { label: '其他', labelEn: 'Others' }

const refuse = (zh: string, en: string): never => {
  throw domainError('BAD_INPUT', { zh, en })
}

const check = ({ dimensions, measures, q, asOf }: CubeArguments, top: number, context: CatalogueContext): void => {
  if (dimensions.length < 1 || dimensions.length > MOST_DIMENSIONS || new Set(dimensions).size < dimensions.length) refuse(`dimensions 应为 1–${MOST_DIMENSIONS} 个不同的维度`, `dimensions are 1 to ${MOST_DIMENSIONS} different ones`)
  if (top < 1 || top > MOST_CELLS) refuse(`top 应为 1–${MOST_CELLS},实为 ${top}`, `top is 1 to ${MOST_CELLS}, not ${top}`)
  const valued = (measures ?? []).filter((measure) => measure !== 'COUNT')
  if (valued.length > 0 && !mayReadValues(context.viewer)) {
    throw domainError('FORBIDDEN', { zh: `度量 ${valued.join('、')} 受保护,仅中心可统计;COUNT 人人可用`, en: `Measures ${valued.join(', ')} are protected: the Center's alone; COUNT is open to all` })
  }
  if (!asOf) return
  if (valued.length > 0) refuse('asOf 只能统计条数(COUNT)', 'asOf counts resources only (COUNT)')
  if (q?.trim()) refuse('asOf 不能与检索词 q 合用:历史只保留维度', 'asOf does not go with q: the history keeps dimensions only')
  if (Date.parse(asOf) > context.now.getTime()) refuse('asOf 不能晚于现在', 'asOf is not later than now')
}

/** The search that a cell counts, as fields of `ResourceFilter`. */
const filterOf = (dimensions: readonly CubeDimension[], keys: readonly (string | null)[], own: ResourceFilter | null | undefined) => {
  const missing = [...new Set([...(own?.missing ?? []), ...dimensions.filter((_dimension, at) => keys[at] === null)])]
  const given = dimensions.flatMap((dimension, at) => {
    const key = keys[at]
    return key == null ? [] : [{ field: filterNameOf(dimension) ?? refuse(`维度 ${dimension} 不能筛选`, `${dimension} is no filter`), values: [key] }]
  })
  return [...given, ...(missing.length > 0 ? [{ field: 'missing', values: missing }] : [])]
}

/** Counts resources by dimensions, now or as of an instant. */
export const cube = async (_source: unknown, args: CubeArguments, context: CatalogueContext) => {
  const top = args.top ?? DEFAULT_TOP
  check(args, top, context)
  const { dimensions } = args
  const measures: CubeMeasure[] = args.measures && args.measures.length > 0 ? [...new Set(args.measures)] : ['COUNT']
  const { cells, total } = args.asOf ? await countPast(context, dimensions, args.filter, new Date(args.asOf)) : await countPresent(context, args, measures)
  const { shown, others } = foldOthers(cells, top)
  const labels = await Promise.all(dimensions.map((dimension, at) => facetLabels(context, dimension, [...new Set(shown.flatMap(({ keys }) => keys[at] ?? []))])))
  const values = (cell: CountedCell): (string | null)[] => cell.values.map(decimalOf)
  return {
    dimensions, measures,
    total: String(total),
    asOf: args.asOf ?? context.now,
    suppressed: [...shown, ...(others ? [others] : [])].filter((cell) => cell.values.includes(null)).length,
    cells: [
      ...shown.map((cell) => ({
        keys: cell.keys,
        labels: cell.keys.map((key, at) => (key === null ? null : (labels[at]?.get(key)?.label ?? null))),
        labelsEn: cell.keys.map((key, at) => (key === null ? null : (labels[at]?.get(key)?.labelEn ?? null))),
        values: values(cell), others: false, filter: args.asOf ? null : filterOf(dimensions, cell.keys, args.filter),
      })),
      ...(others ? [{ keys: others.keys, labels: others.keys.map(() => OTHERS.label), labelsEn: others.keys.map(() => OTHERS.labelEn), values: values(others), others: true, filter: null }] : []),
    ],
  }
}
