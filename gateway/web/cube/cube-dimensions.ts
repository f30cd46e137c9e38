import type { FacetKey } from '../search/facets.ts'
import type { CubeDimension, CubeMeasure } from './cube.operations.ts'

interface Dimension {
  zh: string
  en: string
  /** The condition of a search that a value of it becomes. */
  facet: FacetKey
  /** What is looked at next within one value of it. */
  finer: CubeDimension
}

/** The dimensions of the cube, in the order in which they are offered. */
export const dimensions = {
  RESOURCE_TYPE: { zh: '资源类型', en: 'Resource type', facet: 'type', finer: 'CATEGORY' },
  DOMAIN: { zh: '资源领域', en: 'Domain', facet: 'domain', finer: 'CATEGORY' },
  CATEGORY: { zh: '目录类目', en: 'Directory class', facet: 'category', finer: 'RESOURCE_TYPE' },
  PROVINCE: { zh: '省级行政区', en: 'Province', facet: 'province', finer: 'CITY' },
  CITY: { zh: '城市', en: 'City', facet: 'city', finer: 'ORGANIZATION' },
  COUNTRY: { zh: '国家', en: 'Country', facet: 'country', finer: 'PROVINCE' },
  YEAR: { zh: '生成年份', en: 'Year', facet: 'year', finer: 'RESOURCE_TYPE' },
  DISCIPLINE: { zh: '学科', en: 'Discipline', facet: 'discipline', finer: 'RESOURCE_TYPE' },
  PLATFORM: { zh: '平台', en: 'Platform', facet: 'platform', finer: 'RESOURCE_TYPE' },
  ORGANIZATION: { zh: '机构', en: 'Organization', facet: 'organization', finer: 'RESOURCE_TYPE' },
  DEPARTMENT: { zh: '主管部门', en: 'Department', facet: 'department', finer: 'PLATFORM' },
  SUBMISSION_TYPE: { zh: '汇交类型', en: 'Submitted as', facet: 'submission', finer: 'RESOURCE_TYPE' },
  SUBMISSION_DOMAIN: { zh: '汇交领域', en: 'Domain of submission', facet: 'submissionDomain', finer: 'SUBMISSION_TYPE' },
  PROGRAM: { zh: '计划类别', en: 'Programme', facet: 'program', finer: 'RESOURCE_TYPE' },
  SHARING_LEVEL: { zh: '共享级别', en: 'Sharing level', facet: 'sharing', finer: 'RESOURCE_TYPE' },
  ORIGIN: { zh: '记录来源', en: 'Origin', facet: 'origin', finer: 'RESOURCE_TYPE' },
  LIFECYCLE: { zh: '全链条阶段', en: 'Stage of life', facet: 'stage', finer: 'RESOURCE_TYPE' },
} as const satisfies Record<CubeDimension, Dimension>

export const dimensionNames = Object.keys(dimensions) as CubeDimension[]

export const measures = {
  COUNT: { zh: '条数', en: 'Resources' },
  ORIGINAL_VALUE_CNY: { zh: '原值合计（元）', en: 'Original value, CNY' },
  VOLUME_BYTES: { zh: '数据量合计（字节）', en: 'Volume, bytes' },
  EFFECTIVE_HOURS: { zh: '有效机时合计（小时）', en: 'Effective hours' },
  SERVICE_REQUESTS: { zh: '服务请求数合计', en: 'Service requests' },
} as const satisfies Record<CubeMeasure, { zh: string; en: string }>

export const measureNames = Object.keys(measures) as CubeMeasure[]

/** Dimensions that count at every level: above what is below. */
const levelOf = (dimension: CubeDimension, key: string): number => (dimension === 'CATEGORY' ? (key.length > 1 ? 2 : 1) : dimension === 'DISCIPLINE' ? key.length : 1)

/**
 * The values of one level, so that nothing stands beside what holds it: the highest below what is chosen, or what is chosen where nothing is below it.
 * Null, no value, is of every level. Pure.
 */
export const keysOfLevel = (dimension: CubeDimension, keys: readonly (string | null)[], chosen: readonly string[]): Set<string | null> => {
  const given = keys.filter((key) => key !== null)
  const within = chosen.length === 0 ? given : given.filter((key) => chosen.some((code) => key !== code && key.startsWith(code)))
  const shown = levelled(dimension) && within.length > 0 ? highest(dimension, within) : levelled(dimension) && chosen.length > 0 ? given.filter((key) => chosen.includes(key)) : given
  return new Set([...shown, ...(keys.includes(null) ? [null] : [])])
}

const levelled = (dimension: CubeDimension): boolean => dimension === 'CATEGORY' || dimension === 'DISCIPLINE'
const highest = (dimension: CubeDimension, keys: readonly string[]): string[] => {
  const top = Math.min(...keys.map((key) => levelOf(dimension, key)))
  return keys.filter((key) => levelOf(dimension, key) === top)
}

/** Whether a value may have values of the same dimension below it. */
export const hasBelow = (dimension: CubeDimension, key: string): boolean => (dimension === 'CATEGORY' ? key.length === 1 : dimension === 'DISCIPLINE' && key.length < 7)
