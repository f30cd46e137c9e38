import { type SQL, sql } from 'drizzle-orm'
import type { Viewer } from '../../../schema/viewer.ts'
import { type QueryVisibility, savedQuery, savedQueryVersion } from '../tables/saved-query.ts'

const PLATFORM_SCOPE = 'platform:'

export interface Shared { ownerId: string; visibility: QueryVisibility; sharedWith: readonly string[]; platform: string | null }

/** Platforms of which the viewer holds a role. A grant without a scope is no role of every platform. */
export const platformsOf = (viewer: Viewer): string[] =>
  viewer.id === undefined ? [] : viewer.grants.flatMap(({ scope }) => (scope?.startsWith(PLATFORM_SCOPE) ? [scope.slice(PLATFORM_SCOPE.length)] : []))

/** Who may see a saved query: the one rule, of which `visibleTo` is the form for PostgreSQL. No role sees what is another person's own. */
export const maySee = (viewer: Viewer, { ownerId, visibility, sharedWith, platform }: Shared): boolean => {
  if (viewer.id !== undefined && viewer.id === ownerId) return true
  switch (visibility) {
    case 'PUBLIC': return true
    case 'PEOPLE': return viewer.id !== undefined && sharedWith.includes(viewer.id)
    case 'PLATFORM': return platform !== null && platformsOf(viewer).includes(platform)
    case 'PRIVATE': return false
  }
}

/** The same rule for rows. */
export const visibleTo = (viewer: Viewer): SQL => {
  const id = sql.param(viewer.id ?? null)
  return sql`(${savedQuery.visibility} = 'PUBLIC'
    or coalesce(${savedQuery.ownerId} = ${id}::text, false)
    or (${savedQuery.visibility} = 'PEOPLE' and coalesce(${savedQuery.sharedWith} @> array[${id}::text], false))
    or (${savedQuery.visibility} = 'PLATFORM' and ${savedQuery.platform} = any(${sql.param(platformsOf(viewer))}::text[])))`
}

export const mayEdit = (viewer: Viewer, { ownerId }: Pick<Shared, 'ownerId'>): boolean => viewer.id !== undefined && viewer.id === ownerId

/** Others than the owner see no version that fewer might see than see the query now. */
export const maySeeVersion = (viewer: Viewer, query: Shared, version: { visibility: QueryVisibility }): boolean =>
  mayEdit(viewer, query) || version.visibility === 'PUBLIC' || version.visibility === query.visibility

export const versionsVisibleTo = (viewer: Viewer, query: Shared): SQL =>
  mayEdit(viewer, query) ? sql`true` : sql`${savedQueryVersion.visibility} in ('PUBLIC', ${query.visibility})`
