import type { DocumentAdditions, TypedRow } from '../../kit/kind.ts'
import { present } from '../../kit/documents/present.ts'
import type { telescope } from '../tables/telescope.ts'

/** What a telescope's special fields add to its core document: words to find it by, and its place on the map. */
export const telescopeDocument = ({ wavelengths, site }: TypedRow<typeof telescope>): DocumentAdditions => ({
  search: { public: present([...(wavelengths ?? []), site?.name]) },
  spatialCoverage: site ? [{ name: site.name, countryCode: site.countryCode, point: site.point }] : [],
})
