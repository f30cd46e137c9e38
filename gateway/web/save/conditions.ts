import { facetKeys, facets, type FacetKey } from '../search/facets.ts'
import type { SearchState } from '../search/search-address.ts'
import { filterOf } from '../search/search-variables.ts'

/** How a parameter is given, as the graph names it. */
export type InputKind = 'TEXT' | 'BOOLEAN' | 'YEAR' | 'ENUM' | 'TYPE' | 'PLATFORM' | 'ORGANIZATION' | 'REGION' | 'PLACE' | 'BOX'

/** One condition of a search, which may stay as it is or become a parameter that others fill in. */
export interface Condition {
  /** Name of the variable. */
  name: string
  /** Where its value stands: an argument of the search, or a path within the filter. */
  place: readonly string[]
  type: string
  /** GraphQL enums are written without quotation marks. */
  isEnum: boolean
  input: InputKind
  many: boolean
  value: unknown
  label: string
  labelEn: string
}

const ENUMS: Partial<Record<FacetKey, string>> = { sharing: 'SharingLevel', service: 'ServiceMode', origin: 'RecordOrigin', stage: 'LifecycleStage' }
const BY_ID: readonly FacetKey[] = ['platform', 'organization', 'project']
const INPUTS: Partial<Record<FacetKey, InputKind>> = { type: 'TYPE', platform: 'PLATFORM', organization: 'ORGANIZATION', province: 'REGION', city: 'REGION', year: 'YEAR', sharing: 'ENUM', service: 'ENUM', origin: 'ENUM', stage: 'ENUM' }

const listCondition = (key: FacetKey, values: readonly string[]): Condition => ({
  name: facets[key].filter, place: ['filter', facets[key].filter], type: `[${ENUMS[key] ?? (BY_ID.includes(key) ? 'ID' : 'String')}!]`,
  isEnum: ENUMS[key] !== undefined, input: INPUTS[key] ?? 'TEXT', many: true, value: [...values], label: facets[key].zh, labelEn: facets[key].en,
})

const single = (condition: Omit<Condition, 'isEnum' | 'many'>): Condition => ({ ...condition, isEnum: false, many: false })

/** What a result page is narrowed by, in the order in which a reader would say it. */
export const conditionsOf = (state: SearchState): Condition[] => {
  const { box, near, missing } = filterOf(state) ?? {}
  return [
    ...(state.q === '' ? [] : [single({ name: 'q', place: ['q'], type: 'String', input: 'TEXT', value: state.q, label: '检索词', labelEn: 'Search words' })]),
    ...facetKeys.filter((key) => state[key].length > 0).map((key) => listCondition(key, state[key])),
    ...(state.from === '' ? [] : [single({ name: 'since', place: ['filter', 'generated', 'from'], type: 'PartialDate', input: 'YEAR', value: state.from, label: '起始年份', labelEn: 'Since' })]),
    ...(state.to === '' ? [] : [single({ name: 'until', place: ['filter', 'generated', 'to'], type: 'PartialDate', input: 'YEAR', value: state.to, label: '截止年份', labelEn: 'Until' })]),
    ...(state.file ? [single({ name: 'hasFile', place: ['filter', 'hasFile'], type: 'Boolean', input: 'BOOLEAN', value: true, label: '有可下载文件', labelEn: 'With a file' })] : []),
    ...(missing ? [{ name: 'missing', place: ['filter', 'missing'], type: '[FacetName!]', isEnum: true, input: 'ENUM' as const, many: true, value: missing, label: '没有取值的分面', labelEn: 'Without a value of' }] : []),
    ...(box ? [single({ name: 'box', place: ['filter', 'box'], type: 'BoxInput', input: 'BOX', value: box, label: '范围', labelEn: 'Area' })] : []),
    ...(near ? [single({ name: 'near', place: ['filter', 'near'], type: 'NearInput', input: 'PLACE', value: near, label: '地点与半径', labelEn: 'Place and radius' })] : []),
  ]
}
