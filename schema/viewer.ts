/** Who asks. Minted by the gateway, carried to each subgraph in its own token, never taken from the client. */
export type Role =
  | 'ANONYMOUS' | 'USER' | 'APPLICANT' | 'PROJECT_LEADER' | 'SUBMITTER' | 'UNIT_ADMIN' | 'LOCAL_AUTHORITY' | 'EXPERT'
  | 'PLATFORM_MANAGER' | 'DEPARTMENT' | 'CENTER' | 'OPERATOR' | 'MINISTRY' | 'PARTNER' | 'SERVICE'

/** A role within a scope such as `platform:platforms:p1`; without one it is global. */
export interface RoleGrant { role: Role; scope?: string }

/** What an API key, or a job that acts for somebody, may do of all that its person may: read, change, start exports. */
export type CredentialScope = 'READ' | 'WRITE' | 'EXPORT'

export interface Viewer {
  /** Subject of the sign-in; absent for an anonymous viewer. */
  id?: string
  grants: readonly RoleGrant[]
  /** Ids of resources or platforms with which the viewer has an agreement in force. */
  agreements?: readonly string[]
  /** Absent where the person is there: then nothing is held back. */
  scopes?: readonly CredentialScope[]
  /** Public id of the session by which a browser is signed in. */
  session?: string
  /** A process of ours asks for this person: at its own pace, which no budget of clients measures. Known to the gateway alone. */
  acted?: true
}

export const ANONYMOUS: Viewer = { grants: [{ role: 'ANONYMOUS' }] }

export const isSignedIn = (viewer: Viewer): boolean => viewer.id !== undefined

/** True where the viewer holds the role globally or in exactly this scope. */
export const hasRole = (viewer: Viewer, role: Role, scope?: string): boolean =>
  viewer.grants.some((grant) => grant.role === role && (grant.scope === undefined || grant.scope === scope))

/** A process of ours (follower, importer): reads all tiers, writes through `upsertResources`. */
export const isService = (viewer: Viewer): boolean => hasRole(viewer, 'SERVICE')
