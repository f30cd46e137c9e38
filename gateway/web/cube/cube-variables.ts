import { facetKeys, facets } from '../search/facets.ts'
import { firstPage, type SearchState } from '../search/search-address.ts'
import { filterOf } from '../search/search-variables.ts'
import type { CubeState } from './cube-address.ts'
import type { CubeDimension, CubeTableQueryVariables } from './cube.operations.ts'
import type { Cell } from './pivot.ts'

export const MOST_CELLS = 1_000
/** A query may cost 20,000 objects: each cell is 11 of them, its filter included, and totals are asked for twice. */
const MOST_TOTALS = 400

/** Rows and columns; no dimension twice, since the graph takes each once. */
export const shapeOf = ({ row, row2, col }: CubeState): { rows: CubeDimension[]; columns: CubeDimension[] } => {
  const rows = [...new Set([row, row2].filter((dimension) => dimension !== ''))]
  return { rows, columns: col === '' || rows.includes(col) ? [] : [col] }
}

export const cubeVariables = (state: CubeState, search: SearchState): CubeTableQueryVariables => {
  const { rows, columns } = shapeOf(state)
  const filter = filterOf(search)
  return {
    all: [...rows, ...columns], rows, columns: columns.length > 0 ? columns : rows, crossed: columns.length > 0, measures: [state.measure], top: Math.min(state.top, MOST_CELLS), totals: Math.min(state.top, MOST_TOTALS),
    ...(search.q === '' ? {} : { q: search.q }), ...(filter ? { filter } : {}),
    ...(/^\d{4}-\d\d-\d\d$/.test(state.asOf) ? { asOf: `${state.asOf}T00:00:00Z` } : {}),
  }
}

/** The search that a cell opens: that of the table, with what the graph says of the cell in the place of the same conditions. Null where the graph names none. */
export const searchOfCell = (search: SearchState, filter: Cell['filter']): Partial<SearchState> | null => {
  if (!filter) return null
  const named = filter.flatMap(({ field, values }): [string, readonly string[]][] => {
    if (field === 'missing') return [['without', facetKeys.filter((key) => values.includes(facets[key].name))]]
    const key = facetKeys.find((each) => facets[each].filter === field)
    return key ? [[key, values]] : []
  })
  return { ...search, ...firstPage, sort: 'RELEVANCE', view: 'list', ...Object.fromEntries(named) }
}
