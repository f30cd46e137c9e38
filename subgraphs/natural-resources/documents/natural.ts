import type { SpatialCoverage } from '../../../schema/document.ts'
import type { TypedRow } from '../../kit/kind.ts'
import type { germplasm } from '../tables/germplasm.ts'
import type { naturalColumns } from '../tables/natural-columns.ts'

/** What the rows of all kinds here have in common. */
export type NaturalRow = Pick<TypedRow<typeof germplasm>, keyof ReturnType<typeof naturalColumns> | 'spatialCoverage'>

/** Text of the common description, for search. The point of origin is in none: it is all of it that the record hides. */
export const naturalText = ({ platformNo, resourceNo, classificationCode, foreignName, taxon, origin, mainUses, characteristics, preservation }: NaturalRow) => [
  platformNo, resourceNo, classificationCode, foreignName,
  taxon?.scientificName ?? [taxon?.genus, taxon?.species, taxon?.infraspecific].filter(Boolean).join(' '),
  taxon?.family, taxon?.familyZh, taxon?.genusZh, taxon?.speciesZh,
  origin?.province, origin?.locality, origin?.habitat, ...(origin?.collectors ?? []), origin?.collectionNo, origin?.donor, origin?.donorNo,
  ...(mainUses ?? []), characteristics,
  preservation?.institution?.name, preservation?.institution?.nameEn, preservation?.institutionCode,
]

/** Where it comes from as spatial coverage, for map and regional facets. What the record says of its coverage itself goes before. */
export const placeOfOrigin = ({ origin, spatialCoverage }: NaturalRow): SpatialCoverage[] => {
  const stated = spatialCoverage ?? []
  if (!origin || stated.some((place) => place.point) || (stated.length > 0 && !origin.point)) return []
  const name = [origin.province, origin.locality].filter(Boolean).join(' ')
  const place = { ...(name ? { name } : {}), ...(origin.countryCode ? { countryCode: origin.countryCode } : {}), ...(origin.point ? { point: origin.point } : {}) }
  return Object.keys(place).length > 0 ? [place] : []
}
