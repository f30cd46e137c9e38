import type { LonLat, OrganizationMention } from '../../../schema/document.ts'

export interface Quantity { value: string; unit: string }
export interface Taxon {
  kingdom?: string; family?: string; familyZh?: string; genus?: string; genusZh?: string; species?: string; speciesZh?: string
  infraspecific?: string; authorship?: string; rank?: string; scientificName?: string
}
export interface NaturalOrigin {
  countryCode?: string; province?: string; locality?: string; point?: LonLat; elevationM?: number; collectedOn?: string
  collectors?: string[]; collectionNo?: string; donor?: string; donorNo?: string; habitat?: string
}
export interface Preservation {
  institution?: OrganizationMention; institutionCode?: string; storageLocation?: string; quantity?: string; form?: string; method?: string; condition?: string
}
export interface TraitValue { trait: string; value: string; unit?: string; method?: string }
export interface CertifiedValue { property: string; value: string; unit?: string; uncertainty?: string; coverageFactor?: string; method?: string }
