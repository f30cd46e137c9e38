import { list } from '../state/parameters.ts'
import type { FacetName, ResourceFilter } from './search.operations.ts'

/** Facets with the query parameter of our address, the field of the filter and their names. One without a filter list is not here. */
export const facets = {
  type: { name: 'RESOURCE_TYPE', filter: 'types', zh: '资源类型', en: 'Type' },
  domain: { name: 'DOMAIN', filter: 'domains', zh: '资源领域', en: 'Domain' },
  category: { name: 'CATEGORY', filter: 'categories', zh: '目录类目', en: 'Directory class' },
  year: { name: 'YEAR', filter: 'years', zh: '生成年份', en: 'Year' },
  platform: { name: 'PLATFORM', filter: 'platforms', zh: '平台', en: 'Platform' },
  organization: { name: 'ORGANIZATION', filter: 'organizations', zh: '机构', en: 'Organization' },
  province: { name: 'PROVINCE', filter: 'provinces', zh: '省份', en: 'Province' },
  discipline: { name: 'DISCIPLINE', filter: 'disciplines', zh: '学科', en: 'Discipline' },
  keyword: { name: 'KEYWORD', filter: 'keywords', zh: '关键词', en: 'Keyword' },
  sharing: { name: 'SHARING_LEVEL', filter: 'sharingLevels', zh: '共享级别', en: 'Sharing level' },
  service: { name: 'SERVICE_MODE', filter: 'serviceModes', zh: '服务方式', en: 'Service mode' },
  license: { name: 'LICENSE', filter: 'licenses', zh: '使用许可', en: 'Licence' },
  submission: { name: 'SUBMISSION_TYPE', filter: 'submissionTypes', zh: '汇交类型', en: 'Submitted as' },
  program: { name: 'PROGRAM', filter: 'programs', zh: '计划类别', en: 'Programme' },
  project: { name: 'PROJECT', filter: 'projects', zh: '项目', en: 'Project' },
  origin: { name: 'ORIGIN', filter: 'origins', zh: '记录来源', en: 'Origin' },
  department: { name: 'DEPARTMENT', filter: 'departments', zh: '主管部门', en: 'Department' },
  city: { name: 'CITY', filter: 'cities', zh: '城市', en: 'City' },
  country: { name: 'COUNTRY', filter: 'countries', zh: '国家', en: 'Country' },
  stage: { name: 'LIFECYCLE', filter: 'lifecycles', zh: '全链条阶段', en: 'Stage of life' },
  submissionDomain: { name: 'SUBMISSION_DOMAIN', filter: 'submissionDomains', zh: '汇交领域', en: 'Domain of submission' },
  namespace: { name: 'NAMESPACE', filter: 'namespaces', zh: '命名空间', en: 'Namespace' },
} as const satisfies Record<string, { name: FacetName; filter: keyof ResourceFilter; zh: string; en: string }>

export type FacetKey = keyof typeof facets
export const facetKeys = Object.keys(facets) as FacetKey[]

export const facetParameters = Object.fromEntries(facetKeys.map((key) => [key, list()])) as Record<FacetKey, ReturnType<typeof list>>
