import { or, type SQL, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import { hasRole, isService, type Role, type Viewer } from '../../../schema/viewer.ts'
import type { OrganizationMention } from '../../../schema/document.ts'

/**
 * Whose submissions in progress a viewer may read (domain.md §5, "Read submission in progress"). Leaders, submitters and unit administrators
 * read within their scope only: a grant without one gives nothing here.
 */
export interface Reach {
  everywhere: boolean
  projects: readonly string[]
  units: readonly string[]
  /** First two digits of division codes: local authorities see states and figures of their province, not items. */
  provinces: readonly string[]
}

const scopesOf = (viewer: Viewer, role: Role, kind: string): string[] =>
  viewer.grants.flatMap((grant) => (grant.role === role && grant.scope?.startsWith(`${kind}:`) ? [grant.scope.slice(kind.length + 1)] : []))

export const reachOf = (viewer: Viewer): Reach => ({
  everywhere: isService(viewer) || hasRole(viewer, 'CENTER') || hasRole(viewer, 'MINISTRY'),
  projects: [...scopesOf(viewer, 'PROJECT_LEADER', 'project'), ...scopesOf(viewer, 'SUBMITTER', 'project')],
  units: scopesOf(viewer, 'UNIT_ADMIN', 'organization'),
  provinces: scopesOf(viewer, 'LOCAL_AUTHORITY', 'province').map((code) => code.slice(0, 2)),
})

export interface Owned { project: string | null; leadUnit: OrganizationMention | null; adminCode?: string | null }

const reaches = (reach: Reach, { project, leadUnit, adminCode }: Owned): boolean => {
  const unit = leadUnit?.organization?.id
  return reach.everywhere || (project !== null && reach.projects.includes(project)) || (unit !== undefined && reach.units.includes(unit)) ||
    (typeof adminCode === 'string' && reach.provinces.includes(adminCode.slice(0, 2)))
}

const oneOf = (value: SQL | AnyPgColumn, list: readonly string[]): SQL | undefined => (list.length > 0 ? sql`${value} = any(${sql.param([...list])}::text[])` : undefined)

const reachesWhere = (reach: Reach, t: { project: AnyPgColumn; leadUnit: AnyPgColumn; adminCode?: AnyPgColumn }): SQL =>
  or(
    oneOf(t.project, reach.projects),
    oneOf(sql`(${t.leadUnit} -> 'organization' ->> 'id')`, reach.units),
    t.adminCode ? oneOf(sql`left(${t.adminCode}, 2)`, reach.provinces) : undefined,
  ) ?? sql`false`

/** Who may read what stands open or is reached, as a rule on a row and as the same rule in SQL. */
export const readers = <Row extends Owned>(t: { project: AnyPgColumn; leadUnit: AnyPgColumn; adminCode?: AnyPgColumn }, isOpen: (row: Row) => boolean, isOpenWhere: SQL) => ({
  mayRead: (row: Row, viewer: Viewer): boolean => isOpen(row) || reaches(reachOf(viewer), row),
  mayReadWhere: (viewer: Viewer): SQL | undefined => {
    const reach = reachOf(viewer)
    return reach.everywhere ? undefined : sql`(${isOpenWhere} or ${reachesWhere(reach, t)})`
  },
})
