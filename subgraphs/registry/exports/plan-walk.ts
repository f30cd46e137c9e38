import { type DocumentNode, print, validate } from 'graphql'
import { CITATION_FIELDS } from '../../../schema/citation/citation-fields.ts'
import { breachOfDocument } from '../../../schema/limits/breach-of-document.ts'
import { type LimitBreach } from '../../../schema/limits/limit-breach.ts'
import { columnsOf } from '../../../schema/rows/columns.ts'
import { namedOf } from '../../../schema/rows/named.ts'
import { keptOf } from '../../../schema/rows/projection.ts'
import { isResource, nestedLists, rowLists, type RowList } from '../../../schema/rows/row-lists.ts'
import { operationOf, selectedAt, selectionTree } from '../../../schema/rows/selection-tree.ts'
import { onlyRows, type PagedDocument, withPaging, withTotal } from '../../../schema/rows/with-paging.ts'
import { IDENTITY, identityPath, withIdentities } from '../../../schema/rows/with-identities.ts'
import { withHasNextPage, withRowFields } from '../../../schema/rows/with-row-fields.ts'
import { MAX_PAGE } from '../../kit/page.ts'
import type { Api } from '../saved-queries/api-schema.ts'
import { type Problem, problem } from '../saved-queries/problem.ts'
import { tooComplex } from '../saved-queries/read-document.ts'
import type { ExportPlan } from '../tables/export.ts'
import type { RowShape } from '../tables/row-set.ts'

/** A valid document and what of it are the rows. */
export interface WalkRequest {
  document: DocumentNode
  operationName: string | null
  variables: Record<string, unknown>
  /** Path of the rows; undefined: the first list that there is. */
  rows: string | null
  nested: 'JOIN' | 'EXPLODE'
  explode: string | null
  /** Whether rows are to bear what a citation needs. */
  citations: boolean
  /** Whether rows are to bear the ids of their records, so that they can be compared and shown to others. */
  identities?: boolean
}

export interface Walk { plan: ExportPlan; shape: RowShape; pageSize: number }
export type Planned = (Walk & { problem?: undefined }) | { problem: Problem }

const NO_RESOURCES = { zh: '各行不是资源,不能成为引文', en: 'The rows are no resources and cannot be cited' }
const NOT_WANTED = { zh: '导出时没有选取引文所需的字段', en: 'The fields that a citation needs were not asked for' }
const IN_THE_WAY = { zh: '查询的别名与引文所需的字段重名,或查询已达限额;请去掉 title、creators 等别名', en: 'Aliases of the query bear the names of fields that a citation needs, or the query is at its limits: drop aliases such as title or creators' }

const listed = (names: readonly string[]): string => names.slice(0, 20).join('、') || '—'

/** How the rows of a document are had to the last one, and what table they make. */
export const planWalk = (api: Api, request: WalkRequest): Planned => {
  const { document, operationName } = request
  const lists = rowLists(api.schema, document, operationName)
  const list = request.rows === null ? (lists.find(({ connection }) => connection !== null) ?? lists[0]) : lists.find(({ path }) => path === request.rows)
  if (!list) return { problem: problem({ code: 'ROWS_UNKNOWN', zh: `rows 应指明查询中的一个列表:${listed(lists.map(({ path }) => path))}`, en: `rows names one list of the query: ${listed(lists.map(({ path }) => path))}`, path: ['rows'] }) }
  const row = selectedAt(selectionTree(document, { schema: api.schema, operationName }), list.path)
  const explode = row && request.nested === 'EXPLODE' ? explodedList(nestedLists(row), request.explode) : null
  if (!row || (request.nested === 'EXPLODE' && explode === null)) {
    return { problem: problem({ code: 'EXPLODE_UNKNOWN', zh: `逐项成行须指明行内的一个列表:${listed(row ? nestedLists(row) : [])}`, en: `EXPLODE names one list within the row: ${listed(row ? nestedLists(row) : [])}`, path: ['explode'] }) }
  }
  const paging = withPaging(document, list, operationName)
  const asked = paging?.document ?? onlyRows(document, list, operationName)
  if (!asked) throw new Error(`no selection leads to ${list.path}`)
  const identified = request.identities ? valid(api, withIdentities(api.schema, asked)) : null
  if (request.identities && !identified) return { problem: problem({ code: 'ROWS_UNIDENTIFIED', zh: `查询的别名与 ${IDENTITY} 重名,或查询已达限额,无法为各行记下编号`, en: `An alias of the query is called ${IDENTITY}, or the query is at its limits: rows cannot bear ids`, path: ['document'] }) }
  const cited = withCitations(api, identified ?? asked, list, request.citations)
  const query = valid(api, withHasNextPage(api.schema, cited.document)) ?? cited.document
  const pageSize = paging ? affordable(api, query, paging, request.variables) : 0
  if (typeof pageSize !== 'number') return { problem: tooComplex(pageSize) }
  const total = withTotal(document, list, operationName)
  return {
    pageSize,
    shape: { columns: columnsOf(document, list.path, { schema: api.schema, operationName }), explode, kept: keptOf(row), ...(identified ? identities(api, cited.document, list.path) : {}), uncitable: cited.uncitable },
    plan: {
      query: print(query), operationName: operationOf(query)?.name?.value ?? null, path: list.path, connection: list.connection,
      paging: paging && { size: paging.size, after: paging.after, pageInfo: paging.pageInfo }, total: total && print(total), mostRows: pageSize, limited: !list.complete,
    },
  }
}

/** How rows tell their records, and what their fields are called there. */
const identities = ({ schema }: Api, document: DocumentNode, path: string): Pick<RowShape, 'identity' | 'named'> => {
  const operationName = operationOf(document)?.name?.value ?? null
  const row = selectedAt(selectionTree(document, { schema, operationName }), path)
  return { identity: identityPath(schema, document, path, operationName), ...(row ? { named: namedOf(row) } : {}) }
}

/** The named list, also by the connection that it is of; the only one where none is named. */
const explodedList = (lists: readonly string[], named: string | null): string | null => {
  if (named === null) return lists.length === 1 ? (lists[0] ?? null) : null
  return lists.find((path) => path === named || path === `${named}.edges`) ?? null
}

const valid = (api: Api, document: DocumentNode): DocumentNode | null =>
  validate(api.schema, document).length === 0 && breachOfDocument(print(document), api.limits).breach === undefined ? document : null

const withCitations = (api: Api, document: DocumentNode, { path, typename }: RowList, wanted: boolean): { document: DocumentNode; uncitable: RowShape['uncitable'] } => {
  if (!isResource(api.schema, typename)) return { document, uncitable: NO_RESOURCES }
  if (!wanted) return { document, uncitable: NOT_WANTED }
  const cited = valid(api, withRowFields(document, path, `{ ... on Resource { ${CITATION_FIELDS} } }`))
  return cited ? { document: cited, uncitable: null } : { document, uncitable: IN_THE_WAY }
}

/** Rows of a page that the gateway's limit of cost allows; the breach where not even one is. */
const affordable = ({ measure }: Api, document: DocumentNode, { size }: PagedDocument, variables: Record<string, unknown>): number | LimitBreach => {
  const operation = operationOf(document)
  if (!operation) throw new Error('a document of several operations')
  for (let rows = MAX_PAGE; ; rows = Math.floor(rows / 2)) {
    const breach = measure.breach(document, operation, { ...variables, [size]: rows })
    if (!breach) return rows
    if (rows <= 1) return breach
  }
}
