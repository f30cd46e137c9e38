import { type CatalogueContext, findLabel } from './context.ts'
import type { TermField } from './search/port.ts'
import { disciplineLabels } from './vocabulary/discipline-labels.ts'
import { vocabularyOf } from './vocabulary/vocabulary.ts'

export interface Label { label: string | null; labelEn: string | null }

/** Facets whose keys are codes of a vocabulary. */
const VOCABULARY: Partial<Record<TermField, string>> = {
  RESOURCE_TYPE: 'ResourceType', SUBMISSION_TYPE: 'ResourceType', DOMAIN: 'Category', CATEGORY: 'Category', PROVINCE: 'Province', CITY: 'City', SHARING_LEVEL: 'SharingLevel',
  ORIGIN: 'RecordOrigin', SERVICE_MODE: 'ServiceMode', LIFECYCLE: 'LifecycleStage', SUBMISSION_DOMAIN: 'SubmissionDomain',
}
/** Facets whose keys are ids of entities: counted by id, named when shown. */
const ENTITIES: ReadonlySet<TermField> = new Set<TermField>(['PLATFORM', 'ORGANIZATION', 'PROJECT'])
const UNNAMED: Label = { label: null, labelEn: null }
const FILES = new Map<string, Label>([['true', { label: '有', labelEn: 'Yes' }], ['false', { label: '无', labelEn: 'No' }]])

/** True where people know the label rather than the key. */
export const isLabelled = (field: TermField): boolean => VOCABULARY[field] !== undefined || ENTITIES.has(field) || field === 'DISCIPLINE' || field === 'HAS_FILE'

/** Labels of facet keys in Chinese and English; a key that no list knows is its own label. */
export const facetLabels = async (context: CatalogueContext, field: TermField, keys: readonly string[]): Promise<ReadonlyMap<string, Label>> => {
  const vocabulary = VOCABULARY[field]
  if (ENTITIES.has(field)) return new Map(await Promise.all(keys.map(async (key): Promise<[string, Label]> => [key, (await findLabel(context, key)) ?? UNNAMED])))
  const known = vocabulary ? new Map((vocabularyOf(context.runtime, vocabulary) ?? []).map((term): [string, Label] => [term.code, term])) : field === 'DISCIPLINE' ? await disciplineLabels(context, keys) : field === 'HAS_FILE' ? FILES : new Map<string, Label>()
  return new Map(keys.map((key) => [key, known.get(key) ?? { label: key, labelEn: null }]))
}
