import type { Viewer } from '../../../schema/viewer.ts'
import type { FrozenVisibility } from '../tables/frozen-result.ts'

export interface Frozen { owner: string; visibility: FrozenVisibility }

const owns = ({ id }: Viewer, { owner }: Frozen): boolean => id !== undefined && id === owner

/** Who may see a frozen result: everybody a public one, its owner alone a private one; no role sees what is another person's own. Which of its rows, the graph says for each viewer. */
export const maySeeFrozen = (viewer: Viewer, result: Frozen): boolean => result.visibility === 'PUBLIC' || owns(viewer, result)

/** Its owner deletes it; what is public the Center may delete too, where the law asks for it. */
export const mayDeleteFrozen = (viewer: Viewer, result: Frozen): 'OWNER' | 'CENTER' | null =>
  owns(viewer, result) ? 'OWNER' : result.visibility === 'PUBLIC' && viewer.grants.some(({ role }) => role === 'CENTER') ? 'CENTER' : null
