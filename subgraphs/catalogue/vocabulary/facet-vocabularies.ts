import type { TermField } from '../search/port.ts'
import { type Graph, type Term, vocabularyOf } from './vocabulary.ts'

/** Facets whose keys are codes of a vocabulary. */
const VOCABULARIES: Partial<Record<TermField, string>> = {
  RESOURCE_TYPE: 'ResourceType', SUBMISSION_TYPE: 'ResourceType', DOMAIN: 'Category', CATEGORY: 'Category', PROVINCE: 'Province', CITY: 'City', SHARING_LEVEL: 'SharingLevel',
  ORIGIN: 'RecordOrigin', SERVICE_MODE: 'ServiceMode', LIFECYCLE: 'LifecycleStage', SUBMISSION_DOMAIN: 'SubmissionDomain',
}

/** All codes that the keys of a facet are taken from; empty where there is no list of them. */
export const vocabularyOfFacet = (graph: Graph, field: TermField): Term[] => {
  const name = VOCABULARIES[field]
  return name === undefined ? [] : (vocabularyOf(graph, name) ?? [])
}
