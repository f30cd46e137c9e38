import { type CatalogueContext, findLabel } from './context.ts'
import type { TermField } from './search/port.ts'
import { vocabularyOf } from './vocabulary/vocabulary.ts'

export interface Label { label: string | null; labelEn: string | null }

/** Facets whose keys are codes of a vocabulary. */
const VOCABULARY: Partial<Record<TermField, string>> = {
  RESOURCE_TYPE: 'ResourceType', SUBMISSION_TYPE: 'ResourceType', CATEGORY: 'Category', PROVINCE: 'Province', SHARING_LEVEL: 'SharingLevel', ORIGIN: 'RecordOrigin', SERVICE_MODE: 'ServiceMode',
}
/** Facets whose keys are ids of entities: counted by id, named when shown. */
const ENTITIES: ReadonlySet<TermField> = new Set<TermField>(['PLATFORM', 'ORGANIZATION', 'PROJECT'])

/** True where people know the label rather than the key. */
export const isLabelled = (field: TermField): boolean => VOCABULARY[field] !== undefined || ENTITIES.has(field)

/** Labels of facet keys in Chinese and English. */
export const facetLabels = async (context: CatalogueContext, field: TermField, keys: readonly string[]): Promise<Map<string, Label>> => {
  const vocabulary = VOCABULARY[field]
  if (vocabulary) return new Map((vocabularyOf(context.runtime.schema, context.runtime.resourceTypes, vocabulary) ?? []).map((term) => [term.code, { label: term.label, labelEn: term.labelEn }]))
  if (ENTITIES.has(field)) return new Map(await Promise.all(keys.map(async (key): Promise<[string, Label]> => [key, (await findLabel(context, key)) ?? { label: null, labelEn: null }])))
  return new Map(keys.map((key) => [key, { label: key, labelEn: null }]))
}
