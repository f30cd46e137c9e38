import { isResourceKind, type KindShape } from './kind.ts'

const CORE_FILTERS = `
  "编号 / Ids"
  ids: [ID!]
  "标识符(任一体系) / Identifiers of any scheme"
  identifiers: [String!]
  "资源类型代码 / Codes of resource types"
  types: [String!]
  "名称包含 / Title contains"
  title: String
  "学科代码前缀:110 含 11074 / Discipline, by prefix: 110 finds 11074"
  disciplines: [String!]
  "所属平台 / Platforms"
  platforms: [ID!]
  "提供机构 / Providing organizations"
  organizations: [ID!]
  "资助项目 / Funding projects"
  projects: [ID!]
  "共享级别 / Sharing levels"
  sharingLevels: [SharingLevel!]
  "记录来源 / Origins"
  origins: [RecordOrigin!]
  "生成日期区间 / Range of the generation date"
  generated: PartialDateRange
  "更新时间区间 / Range of the last update"
  updated: DateTimeRange`

const ENTITY_FILTERS = `
  "编号 / Ids"
  ids: [ID!]
  "名称包含 / Name contains"
  title: String
  "更新时间区间 / Range of the last update"
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
    "筛选 / Filter"
    filter: ${kind.typename}Filter
    "排序 / Sort order"
    sort: ${kind.typename}Sort = UPDATED_DESC
    ${PAGE_ARGUMENTS}
  ): ${kind.typename}Connection
}

"${kind.label}的一页 / A page of ${kind.labelEn} records"
type ${kind.typename}Connection {
  "条目 / Entries"
  edges: [${kind.typename}Edge!]!
  "分页 / Page information"
  pageInfo: PageInfo!
  "总数,选取时才计算 / Total, counted only when selected"
  total: Int
}

"${kind.label}列表的一条 / An entry of the list"
type ${kind.typename}Edge {
  "游标 / Cursor"
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
    "输入 / Input"
    input: Withdraw${kind.typename}Input!
  ): Withdraw${kind.typename}Payload
}

"撤回${kind.label}的输入 / Input of the withdrawal"
input Withdraw${kind.typename}Input {
  "编号 / Id"
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
  "写入位置 / Position of the write"
  position: String
  "规则拒绝的理由 / Refusals by the rules"
  errors: [UserError!]!
}
`
