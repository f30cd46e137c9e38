import { citationKind } from '../citation/citation-kind.ts'
import type { Answered } from '../citation/plain-values.ts'

const OF_TYPE: Readonly<Record<string, string>> = {
  MONOGRAPH: 'Book', REPORT: 'Report', DATASET: 'Dataset', EMERGENCY_DATA: 'Dataset', POPULAR_SCIENCE: 'LearningResource', SPECIES: 'Taxon', RESEARCH_BASE: 'ResearchOrganization',
  PATENT: 'CreativeWork', STANDARD: 'CreativeWork', TEST_METHOD: 'CreativeWork', ACHIEVEMENT: 'CreativeWork',
  INSTRUMENT: 'Product', METROLOGY_STANDARD: 'Product', GERMPLASM_PLANT: 'Product', GERMPLASM_ANIMAL: 'Product', SPECIMEN: 'Product', MICROBIAL_STRAIN: 'Product', EXPERIMENTAL_MATERIAL: 'Product',
  DISEASE_RESOURCE: 'Product', HUMAN_GENETIC_RESOURCE: 'Product', REFERENCE_MATERIAL: 'Product', NEW_VARIETY: 'Product', PRODUCT: 'Product', PRODUCTION_LINE: 'Product', PHYSICAL_RESOURCE: 'Product',
}
const WORKS = new Set(['ScholarlyArticle', 'Thesis', 'Book', 'Report', 'Dataset', 'LearningResource', 'CreativeWork'])

/** The type of schema.org. Things that it has no word for are a `Product` where somebody can hold them, types of partners a `Thing`: claiming more would be wrong. */
export const schemaType = (resource: Answered): string => {
  if (resource.resourceType === 'PAPER') return citationKind(resource) === 'THESIS' ? 'Thesis' : 'ScholarlyArticle'
  return OF_TYPE[String(resource.resourceType)] ?? 'Thing'
}

/** Whether something of this type may say who made it, when, and under what licence. */
export const isWork = (type: string): boolean => WORKS.has(type)
