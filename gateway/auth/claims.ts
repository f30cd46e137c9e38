import type { JWTPayload } from 'jose'
import type { Role, RoleGrant, Viewer } from '../../schema/viewer.ts'

/** Every role there is; a claim with another one is ignored, so that a newer issuer cannot confuse an older gateway. */
const ROLES: Record<Role, true> = {
  ANONYMOUS: true, USER: true, APPLICANT: true, PROJECT_LEADER: true, SUBMITTER: true, UNIT_ADMIN: true, LOCAL_AUTHORITY: true,
  EXPERT: true, PLATFORM_MANAGER: true, DEPARTMENT: true, CENTER: true, OPERATOR: true, MINISTRY: true, PARTNER: true, SERVICE: true,
}

/** What a user's token says: `sub`, `grants: [{ role, scope? }]` and `agreements: [id]`. Whoever signed in is a USER. */
export interface ViewerClaims {
  sub: string
  grants?: RoleGrant[]
  agreements?: string[]
}

export function viewerFromClaims(payload: JWTPayload): Viewer | undefined {
  const { sub, grants, agreements } = payload
  if (typeof sub !== 'string' || sub === '' || sub.length > 200) return undefined
  return {
    id: sub,
    grants: [{ role: 'USER' }, ...(Array.isArray(grants) ? grants.flatMap(grantOf) : [])],
    ...(Array.isArray(agreements) ? { agreements: agreements.filter((id) => typeof id === 'string') } : {}),
  }
}

function grantOf(value: unknown): RoleGrant[] {
  if (typeof value !== 'object' || value === null) return []
  const { role, scope } = value as { role?: unknown; scope?: unknown }
  if (typeof role !== 'string' || !Object.hasOwn(ROLES, role) || role === 'USER' || role === 'ANONYMOUS') return []
  if (scope !== undefined && typeof scope !== 'string') return []
  return [{ role: role as Role, ...(scope === undefined ? {} : { scope }) }]
}
