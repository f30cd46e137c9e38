import type { DocumentAdditions, TypedRow } from '../../kit/kind.ts'
import { present } from '../../kit/documents/present.ts'
import type { telescope, TelescopeSite } from '../tables/telescope.ts'

const placeOf = ({ name, countryCode, lon, lat }: TelescopeSite) => ({
  ...(name === undefined ? {} : { name }),
  ...(countryCode === undefined ? {} : { countryCode }),
  ...(lon === undefined || lat === undefined ? {} : { point: { lon, lat } }),
})

/** What a telescope's special fields add to its core document: words to find it by, and its place on the map. */
export const telescopeDocument = ({ wavelengths, site }: TypedRow<typeof telescope>): DocumentAdditions => ({
  search: { public: present([...(wavelengths ?? []), site?.name]) },
  spatialCoverage: site ? [placeOf(site)] : [],
})
