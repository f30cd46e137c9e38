/**
 * What one request may ask for. Each limit has a name that the error message bears, a default and a setting
 * (`KEYUAN_LIMIT_…`, see `settings.ts`). Beyond a limit is an error, never a clamp.
 */
export interface Limits {
  /** Characters of the document. */
  documentSize: number
  /** Lexical tokens of the document. */
  tokens: number
  /** Brackets of any kind inside each other: keeps the recursive parser off the end of the stack. */
  nesting: number
  /** Fields inside each other, fragments expanded, inline fragments not counted. */
  depth: number
  aliases: number
  directives: number
  /** Fields at the root of one operation, fragments expanded. */
  rootFields: number
  operations: number
  fragments: number
  /** Selections of one operation once every named fragment stands where it is spread. */
  selections: number
  /** Pairs of fields with one response name: what `OverlappingFieldsCanBeMerged` would compare. */
  fieldPairs: number
  /** Objects that one operation may yield, as estimated from its list sizes. */
  cost: number
  /** Value of `first` or `last`; contract rule 5. */
  pageSize: number
  /** Objects and lists inside each other in the variables. */
  variableDepth: number
  /** Full introspection queries that one operation may be worth. */
  introspections: number
}

/** Limits that have settings of their own: KEYUAN_PLAN_DEADLINE_MS, KEYUAN_BODY_MAX_BYTES; the size of a plan is fixed. */
type OtherLimit = 'planTime' | 'planSize' | 'bodySize'

export type LimitName = keyof Limits | OtherLimit

export const DEFAULT_LIMITS: Limits = {
  documentSize: 262_144,
  tokens: 15_000,
  nesting: 100,
  depth: 18,
  aliases: 15,
  directives: 50,
  rootFields: 20,
  operations: 20,
  fragments: 300,
  selections: 10_000,
  fieldPairs: 250_000,
  cost: 20_000,
  pageSize: 200,
  variableDepth: 32,
  introspections: 2,
}

/** How a limit is called in messages to people. */
export const LIMIT_LABELS: Record<LimitName, { zh: string; en: string }> = {
  documentSize: { zh: '查询文本长度', en: 'size of the document' },
  tokens: { zh: '查询词元数', en: 'number of tokens' },
  nesting: { zh: '括号嵌套层数', en: 'nesting of brackets' },
  depth: { zh: '查询深度', en: 'depth of the query' },
  aliases: { zh: '别名数', en: 'number of aliases' },
  directives: { zh: '指令数', en: 'number of directives' },
  rootFields: { zh: '根字段数', en: 'number of root fields' },
  operations: { zh: '操作数', en: 'number of operations' },
  fragments: { zh: '片段数', en: 'number of fragments' },
  selections: { zh: '片段展开后的选择数', en: 'number of selections with fragments expanded' },
  fieldPairs: { zh: '同名字段的组合数', en: 'number of pairs of fields with one name' },
  cost: { zh: '查询成本', en: 'cost of the query' },
  pageSize: { zh: '每页条数', en: 'page size' },
  variableDepth: { zh: '变量嵌套层数', en: 'nesting of the variables' },
  introspections: { zh: '模式自省的规模', en: 'amount of introspection' },
  planTime: { zh: '查询规划的时间(毫秒)', en: 'time to plan the query in ms' },
  bodySize: { zh: '请求体的字节数', en: 'size of the body in bytes' },
  planSize: { zh: '查询计划的长度', en: 'size of the query plan' },
}
