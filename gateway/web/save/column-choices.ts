/** Something that a saved search may tell of each record, beyond what it always tells. */
export interface ColumnChoice {
  key: string
  zh: string
  en: string
  selection: string
  /** Of each resource; a relation has a list of them. */
  group: 'CORE' | 'RELATED'
}

const related = (key: string, kind: string, zh: string, en: string): ColumnChoice =>
  ({ key, zh, en, group: 'RELATED', selection: `${key}: relations(kinds: [${kind}], first: 20) { edges { node { id title } } }` })

/** Told of every record, so that rows have an id and a name. */
export const ALWAYS = 'id title resourceType generatedOn'

export const columnChoices = [
  { key: 'titleEn', zh: '英文名称', en: 'Title in English', group: 'CORE', selection: 'titleEn' },
  { key: 'platform', zh: '所属平台', en: 'Platform', group: 'CORE', selection: 'platform { id name }' },
  { key: 'provider', zh: '提供单位', en: 'Provider', group: 'CORE', selection: 'provider { name }' },
  { key: 'creators', zh: '责任者', en: 'Creators', group: 'CORE', selection: 'creators { name }' },
  { key: 'keywords', zh: '关键词', en: 'Keywords', group: 'CORE', selection: 'keywords' },
  { key: 'description', zh: '摘要', en: 'Abstract', group: 'CORE', selection: 'description' },
  { key: 'identifiers', zh: '标识符', en: 'Identifiers', group: 'CORE', selection: 'identifiers { scheme value }' },
  { key: 'places', zh: '地点', en: 'Places', group: 'CORE', selection: 'spatialCoverage { name point { lon lat } }' },
  { key: 'sharing', zh: '共享级别', en: 'Sharing level', group: 'CORE', selection: 'sharing { level }' },
  { key: 'rights', zh: '使用许可', en: 'Licence', group: 'CORE', selection: 'rights { license }' },
  { key: 'funding', zh: '资助项目', en: 'Funding', group: 'CORE', selection: 'funding { program projectNo projectTitle }' },
  related('instruments', 'PRODUCED_WITH', '所用仪器', 'Instruments used'),
  related('derivedFrom', 'DERIVED_FROM', '来源资源', 'Derived from'),
  related('citations', 'CITES', '引用的资源', 'Cites'),
  related('citedBy', 'IS_CITED_BY', '被何引用', 'Cited by'),
  related('parts', 'HAS_PART', '组成部分', 'Parts'),
  related('described', 'IS_DESCRIBED_BY', '由何描述', 'Described by'),
] as const satisfies readonly ColumnChoice[]

export type ColumnKey = (typeof columnChoices)[number]['key']

/** Chosen unless told. */
export const usualColumns: readonly ColumnKey[] = ['platform', 'keywords']

/** What every record has; relations are for saved queries, where one chooses them. */
export const coreColumns: readonly ColumnKey[] = columnChoices.filter(({ group }) => group === 'CORE').map(({ key }) => key)
