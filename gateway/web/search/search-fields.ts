import type { SearchField } from './search.operations.ts'

/** The selector before the search box, in this order; 任意字段 is what the result page of 2013 began with. */
export const searchFields = ['ANY', 'TITLE', 'KEYWORD', 'ABSTRACT', 'CREATOR', 'ORGANIZATION', 'IDENTIFIER', 'DISCIPLINE'] as const satisfies readonly SearchField[]

export const searchFieldTexts = {
  ANY: { zh: '任意字段', en: 'Any field' },
  TITLE: { zh: '名称', en: 'Title' },
  KEYWORD: { zh: '关键词', en: 'Keyword' },
  ABSTRACT: { zh: '摘要', en: 'Abstract' },
  CREATOR: { zh: '责任者', en: 'Creator' },
  ORGANIZATION: { zh: '机构', en: 'Organization' },
  IDENTIFIER: { zh: '标识符', en: 'Identifier' },
  DISCIPLINE: { zh: '学科', en: 'Discipline' },
} as const satisfies Record<SearchField, { zh: string; en: string }>
