import type { Viewer } from '../../../schema/viewer.ts'

/** Who writes, for the audit row. */
export interface Actor { viewer: Viewer; requestId: string }

export const actorColumns = ({ viewer, requestId }: Actor): { actor: string | null; role: string; requestId: string } => ({
  actor: viewer.id ?? null,
  role: viewer.grants.map((grant) => (grant.scope ? `${grant.role}@${grant.scope}` : grant.role)).join(' ') || 'ANONYMOUS',
  requestId,
})
