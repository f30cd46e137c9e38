import { isResourceKind, type KindShape } from './kind.ts'

const CORE_FILTERS = `
  "图中编号,任一即可 / Ids in the graph, any of them"
  ids: [ID!]
  "标识符(任一体系,任一写法),如 DOI、CSTR / Identifiers of any scheme in any spelling, such as DOI and CSTR"
  identifiers: [String!]
  "资源类型代码,如 DATASET / Codes of resource types, such as DATASET"
  types: [String!]
  "名称包含 / Title contains"
  title: String
  "学科代码前缀:110 含 11074 / Discipline, by prefix: 110 finds 11074"
  disciplines: [String!]
  "所属平台的编号 / Ids of platforms"
  platforms: [ID!]
  "提供机构的编号 / Ids of providing organizations"
  organizations: [ID!]
  "资助项目的编号 / Ids of funding projects"
  projects: [ID!]
  "共享级别,任一即可 / Sharing levels, any of them"
  sharingLevels: [SharingLevel!]
  "记录的来源方式,任一即可 / How records came in, any of these ways"
  origins: [RecordOrigin!]
  "生成日期区间,含两端 / Range of the generation date, both ends included"
  generated: PartialDateRange
  "更新时间区间,含两端 / Range of the last update, both ends included"
  updated: DateTimeRange`

const ENTITY_FILTERS = `
  "图中编号,任一即可 / Ids in the graph, any of them"
  ids: [ID!]
  "名称包含 / Name contains"
  title: String
  "更新时间区间,含两端 / Range of the last update, both ends included"
  updated: DateTimeRange`

/** Sort orders every list has; nulls come last, ties are broken by id. */
const SORTS = (kind: KindShape): string =>
  [
    '"最近更新在前 / Last updated first"\n  UPDATED_DESC',
    '"最早更新在前 / First updated first"\n  UPDATED_ASC',
    '"名称拼音 / Title in pinyin order"\n  TITLE_PINYIN',
    ...(isResourceKind(kind) ? ['"最新生成在前 / Latest generated first"\n  GENERATED_DESC', '"最早生成在前 / Earliest generated first"\n  GENERATED_ASC'] : []),
  ].join('\n  ')

const PAGE_ARGUMENTS = `"向后取条数,默认 20,至多 200 / How many after the cursor, 20 unless told, at most 200"
    first: Int
    "此游标之后 / After this cursor"
    after: String
    "向前取条数;不带游标即末页 / How many before the cursor; without one, the last page"
    last: Int
    "此游标之前 / Before this cursor"
    before: String`

const lookups = (kind: KindShape): string => {
  const keys = [...new Set([...(isResourceKind(kind) ? ['cstr'] : []), ...kind.keys])]
  return keys.map((key) => `"按 ${key} / By ${key}"\n    ${key}: String`).join('\n    ')
}

/** Root fields, connection, edge, filter and sort order of one kind, by the rules of contract/README.md. */
export const listSdl = (kind: KindShape): string => `
extend type Query {
  "${kind.label}:按编号等取一条 / One ${kind.labelEn}"
  ${kind.singular}(
    "图中编号 / Id in the graph"
    id: ID
    ${lookups(kind)}
  ): ${kind.typename}
  "${kind.label}列表 / List of ${kind.labelEn} records"
  ${kind.plural}(
    "筛选条件,各条件之间为与 / Conditions, all of which have to hold"
    filter: ${kind.typename}Filter
    "排序;空值在后,相同者按编号 / Order; nulls come last, ties are broken by id"
    sort: ${kind.typename}Sort = UPDATED_DESC
    ${PAGE_ARGUMENTS}
  ): ${kind.typename}Connection
}

"${kind.label}的一页 / A page of ${kind.labelEn} records"
type ${kind.typename}Connection {
  "本页各条 / Entries of this page"
  edges: [${kind.typename}Edge!]!
  "分页:前后是否还有、首尾游标 / Whether there is more on either side, and the cursors of both ends"
  pageInfo: PageInfo!
  "总数,选取时才计算 / Total, counted only when selected"
  total: Int
}

"${kind.label}列表的一条 / An entry of the list"
type ${kind.typename}Edge {
  "游标,不透明;用于 after 或 before / Cursor, opaque; for after or before"
  cursor: String!
  "${kind.label} / The record"
  node: ${kind.typename}
}

"${kind.label}的筛选条件,条件之间为与 / Filter; all conditions have to hold"
input ${kind.typename}Filter {${isResourceKind(kind) ? CORE_FILTERS : ENTITY_FILTERS}
}

"${kind.label}的排序 / Sort order"
enum ${kind.typename}Sort {
  ${SORTS(kind)}
}
`

/** The public mutation that withdraws a resource and leaves a tombstone. */
export const withdrawSdl = (kind: KindShape): string => `
extend type Mutation {
  "撤回${kind.label},留下墓碑 / Withdraw a ${kind.labelEn}; a tombstone remains"
  withdraw${kind.typename}(
    "撤回哪一条、理由、替代者 / Which one, why, and what replaces it"
    input: Withdraw${kind.typename}Input!
  ): Withdraw${kind.typename}Payload
}

"撤回${kind.label}的输入 / Input of the withdrawal"
input Withdraw${kind.typename}Input {
  "要撤回的记录的编号 / Id of the record to withdraw"
  id: ID!
  "理由,公开 / Reason, public"
  reason: String!
  "替代资源的编号 / Id of the resource that replaces it"
  replacedBy: ID
  "预期行版本 / Refused unless this is the current row version"
  expectedVersion: String
  "客户端自编号,重试不重复执行 / Makes a retry harmless"
  clientMutationId: String
}

"撤回${kind.label}的结果 / Result of the withdrawal"
type Withdraw${kind.typename}Payload {
  "${kind.label} / The record"
  ${kind.singular}: ${kind.typename}
  "写入位置,供 searchResources(notBefore:) 等待检索跟上 / Position of the write, for searchResources(notBefore:) to wait until search has it"
  position: String
  "因业务规则未能撤回的理由;空列表即已撤回 / Why the rules refused it; an empty list means that it was done"
  errors: [UserError!]!
}
`
