import type { Api } from './api-schema.ts'
import { checkQuery, type QueryInput } from './check-query.ts'
import type { Content } from './content.ts'
import type { ParameterInput } from './parameters.ts'

/** A query with what an update gives. Where the document is another one, what was made for the old one and is not given anew stays as far as it still fits. */
export const fittingQuery = (api: Api, before: Omit<Content, 'name' | 'nameEn' | 'description' | 'descriptionEn'>, given: Partial<QueryInput>): QueryInput => {
  const { document, operationName, rows, nested, explode, parameters, picture } = before
  const kept: QueryInput = { document, operationName, rows, nested, explode, parameters, picture }
  const next: QueryInput = { ...kept, ...Object.fromEntries(Object.entries(given).filter(([name, value]) => value !== undefined && name in kept)) }
  if (given.document == null || given.document === document) return { ...next, document: given.document ?? document }
  const { suggested, rowLists } = checkQuery(api, { document: given.document, operationName: next.operationName })
  const fits = (path: string | null | undefined): boolean => rowLists.some((list) => list.path === path)
  const parameterFor = (suggestion: ParameterInput & { type: string }): ParameterInput => parameters.find(({ name, type }) => name === suggestion.name && type === suggestion.type) ?? suggestion
  return {
    ...next,
    parameters: given.parameters ?? suggested.map(parameterFor),
    rows: given.rows !== undefined ? given.rows : fits(rows) ? rows : undefined,
    picture: given.picture !== undefined ? given.picture : fits(rows) ? picture : null,
  }
}
