import { useText } from '../i18n/use-text.ts'
import { Link } from '../parts/link.tsx'
import { searchSchema, type SearchState } from '../search/search-address.ts'
import { writeAddress } from '../state/parameters.ts'
import type { AddressState } from '../state/use-address.ts'
import { cubeSchema, type CubeState } from './cube-address.ts'
import type { CubeDimension } from './cube.operations.ts'
import { dimensions, hasBelow } from './cube-dimensions.ts'
import type { Heading } from './pivot.ts'

const texts = {
  drill: { zh: '下钻', en: 'drill down' },
  into: { zh: (name: string) => `：${name}`, en: (name: string) => ` into ${name}` },
} as const

interface DrillLinkProps {
  dimension: CubeDimension
  /** Which of the row dimensions. */
  at: number
  heading: Heading
  table: AddressState<CubeState>
  search: AddressState<SearchState>
}

/** The table within one value: that value becomes a condition, and its dimension gives way to a finer one. */
export const DrillLink = ({ dimension, at, heading, table, search }: DrillLinkProps) => {
  const t = useText(texts)
  const key = heading.keys[at]
  if (key === null || key === undefined || table.state.asOf !== '') return null
  const finer = hasBelow(dimension, key) ? dimension : dimensions[dimension].finer
  const others = [table.state.row, table.state.row2, table.state.col].filter((other) => other !== dimension)
  if (finer !== dimension && others.includes(finer)) return null
  const shape = { ...table.state, [at === 0 ? 'row' : 'row2']: finer }
  const address = writeAddress(cubeSchema, shape, writeAddress(searchSchema, { ...search.state, [dimensions[dimension].facet]: [key] }))
  return <> <Link className="drill small" to={`/cube?${address}`}>{t.drill}<span className="for-readers">{t.into(heading.labels[at] ?? key)}</span></Link></>
}
