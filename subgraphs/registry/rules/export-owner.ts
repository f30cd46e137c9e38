import type { Viewer } from '../../../schema/viewer.ts'

/** Whoever may see an export, change it and have its files: its owner and nobody else; where nobody was signed in, whoever knows its id. */
export const mayUseExport = ({ id }: Viewer, { owner }: { owner: string | null }): boolean => owner === null || (id !== undefined && owner === id)
