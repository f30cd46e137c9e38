import { columnsOf } from '../../../schema/rows/columns.ts'
import { nestedLists, rowLists, type RowList } from '../../../schema/rows/row-lists.ts'
import { selectedAt, selectionTree } from '../../../schema/rows/selection-tree.ts'
import type { Api } from './api-schema.ts'
import type { Content, Parameter, Picture } from './content.ts'
import { checkedParameters, derivedParameters, type ParameterInput } from './parameters.ts'
import { type Problem, problem } from './problem.ts'
import { type ReadDocument, readDocument, tooComplex } from './read-document.ts'
import { type DeclaredVariable, variablesOf } from './variables.ts'

/** What of a query the graph decides on; undefined where the asker leaves it to us. */
export interface QueryInput {
  document: string
  operationName?: string | null | undefined
  rows?: string | null | undefined
  nested?: Content['nested'] | null | undefined
  explode?: string | null | undefined
  parameters?: readonly ParameterInput[] | null | undefined
  picture?: Partial<Picture> & Pick<Picture, 'kind'> | null | undefined
}

export type CheckedContent = Omit<Content, 'name' | 'nameEn' | 'description' | 'descriptionEn'>

export interface QueryRowList { path: string; typename: string; complete: boolean; nested: string[] }

export interface CheckedQuery {
  problems: Problem[]
  /** Null where the document cannot run. */
  content: CheckedContent | null
  estimatedCost: number | null
  rowLists: QueryRowList[]
  /** As the variables alone suggest them. */
  suggested: Parameter[]
}

/** Objects of the answer with the defaults of the parameters; a page without a size counts as the gateway counts it. */
const costOf = ({ measure, limits }: Api, { document, operation }: ReadDocument, parameters: readonly Parameter[]): { cost: number; breach: ReturnType<typeof measure.breach> } => {
  const variables = Object.assign(Object.create(null), Object.fromEntries(parameters.filter((parameter) => parameter.default !== null).map((parameter) => [parameter.name, parameter.default]))) as Record<string, unknown>
  return { cost: Math.min(Math.ceil(measure.cost(document, operation, variables)), limits.cost * 1_000), breach: measure.breach(document, operation, variables) }
}

/** Lists that can be had whole come first, connections before others: what people mean by the rows. */
const bestFirst = (lists: readonly RowList[]): RowList[] =>
  [...lists].sort((a, b) => Number(b.complete) - Number(a.complete) || Number(b.connection !== null) - Number(a.connection !== null))

const withNested = (api: Api, { document, operation }: ReadDocument, lists: readonly RowList[]): QueryRowList[] => {
  const tree = selectionTree(document, { schema: api.schema, operationName: operation.name?.value ?? null })
  return lists.map(({ path, typename, complete }) => {
    const row = selectedAt(tree, path)
    return { path, typename, complete, nested: row ? nestedLists(row) : [] }
  })
}

const listed = (names: readonly string[]): string => names.slice(0, 20).join('、') || '—'

const rowProblems = ({ rows, nested, explode }: QueryInput, lists: readonly QueryRowList[]): Problem[] => {
  if (rows == null) return []
  const list = lists.find(({ path }) => path === rows)
  if (!list) return [problem({ code: 'ROWS_UNKNOWN', zh: `${rows} 不是查询中的列表;可以是:${listed(lists.map(({ path }) => path))}`, en: `${rows} is no list of the query; it can be: ${listed(lists.map(({ path }) => path))}`, path: ['rows'] })]
  if (nested !== 'EXPLODE') return []
  return explode != null && list.nested.includes(explode) ? [] : [problem({ code: 'EXPLODE_UNKNOWN', zh: `逐项成行须指明行内的一个列表:${listed(list.nested)}`, en: `EXPLODE names one list within the row: ${listed(list.nested)}`, path: ['explode'] })]
}

const pictureOf = (given: QueryInput['picture']): Picture | null => (given ? { kind: given.kind, x: given.x ?? null, y: given.y ?? null, series: given.series ?? null, columns: given.columns ?? null } : null)

const pictureProblems = (api: Api, { document, operation }: ReadDocument, rows: string | null, picture: Picture | null): Problem[] => {
  if (!picture) return []
  const known = rows === null ? [] : columnsOf(document, rows, { schema: api.schema, operationName: operation.name?.value ?? null }).map(({ path }) => path)
  const named = [['x', picture.x], ['y', picture.y], ['series', picture.series], ...(picture.columns ?? []).map((column) => ['columns', column] as const)] as const
  return named.filter(([, column]) => column !== null && !known.includes(column)).map(([field, column]) =>
    problem({ code: 'COLUMN_UNKNOWN', zh: `行中没有列 ${column},有:${listed(known)}`, en: `The rows have no column ${column}; they have: ${listed(known)}`, path: ['picture', field] }))
}

const nothing = (problems: readonly Problem[]): CheckedQuery => ({ problems: [...problems], content: null, estimatedCost: null, rowLists: [], suggested: [] })

/** Everything about a query that the graph of today decides, completed where the asker left it open. */
export const checkQuery = (api: Api, input: QueryInput): CheckedQuery => {
  const read = readDocument(api, input.document, input.operationName ?? null)
  if (!read.document) return nothing(read.problems)
  const variables: DeclaredVariable[] = variablesOf(api.schema, read.document, read.operation)
  const suggested = derivedParameters(variables)
  const { parameters, problems } = input.parameters ? checkedParameters(input.parameters, variables) : checkedParameters(suggested, variables)
  const { cost, breach } = costOf(api, read, parameters)
  const lists = withNested(api, read, bestFirst(rowLists(api.schema, read.document, input.operationName ?? null)))
  const rows = input.rows === undefined ? (lists[0]?.path ?? null) : input.rows
  const nested = input.nested ?? 'JOIN'
  const picture = pictureOf(input.picture)
  return {
    problems: [
      ...problems, ...(breach ? [tooComplex(breach)] : []),
      ...rowProblems({ ...input, rows, nested }, lists), ...pictureProblems(api, read, rows, picture),
    ],
    content: { document: input.document, operationName: input.operationName ?? null, rows, nested, explode: nested === 'EXPLODE' ? (input.explode ?? null) : null, parameters, picture },
    estimatedCost: cost, rowLists: lists, suggested,
  }
}
