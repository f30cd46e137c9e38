import type { Viewer } from '../../../schema/viewer.ts'

/** Whoever may see a schedule, its runs and alerts, and change it: its owner and nobody else, the Center included. */
export const ownsSchedule = ({ id }: Viewer, { owner }: { owner: string }): boolean => id !== undefined && id === owner
