import { hasRole, isService, type Role, type Viewer } from '../../schema/viewer.ts'
import { domainError } from '../kit/errors.ts'

/** Those who run accounts: the Center, the operator, and processes of ours. */
export const runsAccounts = (viewer: Viewer): boolean => isService(viewer) || hasRole(viewer, 'CENTER') || hasRole(viewer, 'OPERATOR')

/** Whoever may see more of a user than the name. */
export const seesAllOf = (viewer: Viewer, userId: string): boolean => viewer.id === userId || runsAccounts(viewer)

/** The signed-in person who acts for themselves. */
export const ownId = (viewer: Viewer): string => {
  if (viewer.id === undefined) throw domainError('UNAUTHENTICATED', { zh: '请先登录', en: 'Sign in first' })
  return viewer.id
}

/** What makes or changes rights is for people, not for keys: a stolen key could make itself a successor. */
export const authoriseInPerson = (viewer: Viewer): void => {
  if (viewer.scopes !== undefined) throw domainError('FORBIDDEN', { zh: 'API 密钥不能创建密钥或变更权限,请登录后操作', en: 'An API key makes no keys and changes no rights: sign in' })
}

export type ScopeType = 'PLATFORM' | 'ORGANIZATION' | 'PROVINCE' | 'DOMAIN' | 'PROJECT'

/** Within what a role may be given; GLOBAL: everywhere. Roles that are not here come with signing in or belong to processes and partners. */
const SCOPES: Partial<Record<Role, readonly (ScopeType | 'GLOBAL')[]>> = {
  APPLICANT: ['ORGANIZATION', 'GLOBAL'],
  PROJECT_LEADER: ['PROJECT'],
  SUBMITTER: ['PROJECT', 'ORGANIZATION'],
  UNIT_ADMIN: ['ORGANIZATION'],
  LOCAL_AUTHORITY: ['PROVINCE'],
  EXPERT: ['DOMAIN', 'GLOBAL'],
  PLATFORM_MANAGER: ['PLATFORM'],
  DEPARTMENT: ['ORGANIZATION', 'PLATFORM', 'DOMAIN', 'GLOBAL'],
  CENTER: ['GLOBAL'],
  OPERATOR: ['GLOBAL'],
  MINISTRY: ['GLOBAL'],
}

export const scopesOfRole = (role: Role): readonly (ScopeType | 'GLOBAL')[] => SCOPES[role] ?? []

/** Never in the gift of a unit or a platform, whatever their own scope (domain.md §5, note 7). */
const OF_THE_CENTER: readonly Role[] = ['EXPERT', 'CENTER', 'OPERATOR', 'MINISTRY', 'DEPARTMENT']

/** Who may give or take this role in this scope: those who run accounts any; units and platforms roles inside their own. */
export const mayGrant = (viewer: Viewer, role: Role, scope: string | null): boolean => {
  if (runsAccounts(viewer)) return true
  if (scope === null || OF_THE_CENTER.includes(role)) return false
  return viewer.grants.some((grant) => grant.scope === scope && (grant.role === 'UNIT_ADMIN' ? scope.startsWith('organization:') : grant.role === 'PLATFORM_MANAGER' && scope.startsWith('platform:')))
}
