import { sql } from 'drizzle-orm'
import type { Kind } from '../../kit/kind.ts'
import { organization } from '../tables/organization.ts'

export const organizationFilters: Kind['filters'] = {
  // Of the organization; the core filter of this name is on codes of resource types.
  types: (types: string[]) => sql`${organization.types} && ${sql.param(types)}::text[]`,
  adminCode: (prefix: string) => sql`starts_with(${organization.adminCode}, ${prefix})`,
  parent: (id: string) => sql`(${organization.parent} = ${id} or ${id} = any(${organization.parents}))`,
}
