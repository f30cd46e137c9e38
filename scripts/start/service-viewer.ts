import type { Viewer } from '../../schema/viewer.ts'

/** Processes of ours, as subgraphs see them. */
export const SERVICE: Viewer = { id: 'keyuan', grants: [{ role: 'SERVICE' }] }
