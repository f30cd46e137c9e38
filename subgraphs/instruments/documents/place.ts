import type { SpatialCoverage } from '../../../schema/document.ts'
import type { Site } from '../tables/values.ts'

/** The site of an instrument or base as spatial coverage, for map and regional facets. */
export const placeOf = (site: Site | null): SpatialCoverage[] => {
  if (!site) return []
  // A municipality is its own city: 北京市, not 北京市北京市.
  const name = [...new Set([site.province, site.city])].filter((part) => part !== undefined).join('')
  const place: SpatialCoverage = {
    ...(name ? { name } : {}),
    ...(site.adminCode ? { adminCode: site.adminCode, countryCode: 'CHN' } : {}),
    ...(site.point ? { point: site.point } : {}),
  }
  // An address alone says nothing that a map or a region could use.
  return Object.keys(place).length > 0 ? [place] : []
}
