import type { SearchState } from '../search/search-address.ts'
import { ALWAYS, columnChoices, type ColumnKey } from './column-choices.ts'
import { type Condition, conditionsOf, type InputKind } from './conditions.ts'

export interface SearchQueryParameter { name: string; label: string; labelEn: string; input: InputKind; many: boolean; required: boolean; default: unknown }

export interface SearchQuery {
  document: string
  /** What makes the document the present search. */
  variables: Record<string, unknown>
  rows: string
  parameters: SearchQueryParameter[]
}

/** A value as GraphQL writes it. */
const literal = (value: unknown, isEnum: boolean): string => {
  if (Array.isArray(value)) return `[${value.map((entry) => literal(entry, isEnum)).join(', ')}]`
  if (typeof value === 'object' && value !== null) return `{ ${Object.entries(value).map(([name, entry]) => `${name}: ${literal(entry, isEnum)}`).join(', ')} }`
  return isEnum ? String(value) : JSON.stringify(value)
}

/** Conditions by their place within the filter, so that `generated` has both its ends in one object. */
const written = (conditions: readonly Condition[], chosen: ReadonlySet<string>, depth: number): string[] => {
  const groups = Map.groupBy(conditions, ({ place }) => place[depth] ?? '')
  return [...groups].map(([name, group]) => {
    const [only] = group
    if (only && group.length === 1 && only.place.length === depth + 1) return `${name}: ${chosen.has(only.name) ? `$${only.name}` : literal(only.value, only.isEnum)}`
    return `${name}: { ${written(group, chosen, depth + 1).join(', ')} }`
  })
}

interface Choices {
  /** Names of the conditions that others may fill in. */
  parameters: ReadonlySet<string>
  columns: readonly ColumnKey[]
  pageSize?: number
}

const PAGE = 50

/**
 * The present search as a document of its own: conditions that were chosen become variables with what is searched for now as their default, the others stay as they are.
 * Not the document of the result page, which asks for facets and highlights.
 */
export const searchQueryOf = (state: SearchState, { parameters: chosen, columns, pageSize = PAGE }: Choices): SearchQuery => {
  const conditions = conditionsOf(state)
  const open = conditions.filter(({ name }) => chosen.has(name))
  const declared = open.map(({ name, type }) => `$${name}: ${type}`)
  const searchArguments = [
    ...written(conditions, chosen, 0),
    ...(state.field === 'ANY' || state.q === '' ? [] : [`field: ${state.field}`]),
    ...(state.sort === 'RELEVANCE' ? [] : [`sort: ${state.sort}`]),
    `first: ${pageSize}`,
  ]
  const selections = [ALWAYS, ...columnChoices.filter(({ key }) => columns.includes(key)).map(({ selection }) => selection)]
  const document = `query SavedSearch${declared.length > 0 ? `(${declared.join(', ')})` : ''} {
  searchResources(
${searchArguments.map((argument) => `    ${argument}`).join('\n')}
  ) {
    total { value relation }
    edges {
      node {
${selections.map((selection) => `        ${selection}`).join('\n')}
      }
    }
    pageInfo { hasNextPage endCursor }
  }
}
`
  return {
    document, rows: 'searchResources.edges.node',
    variables: Object.fromEntries(open.map(({ name, value }) => [name, value])),
    parameters: open.map(({ name, label, labelEn, input, many, value }) => ({ name, label, labelEn, input, many, required: false, default: value })),
  }
}
