import { mayUseExport } from '../rules/export-owner.ts'
import { type ExportRow, exportsByIds } from '../repositories/exports.ts'
import type { RegistryContext } from '../runtime.ts'

const NAMESPACE = 'registry:'
/** Local ids begin so, and are told from those of saved queries by it. */
const PREFIX = 'export-'
const LOCAL = /^export-[a-z2-7]{26}$/

export const exportId = (local: string): string => `${NAMESPACE}${local}`
export const newExportLocal = (random: string): string => PREFIX + random

/** The local part of an id; null where it can be none of an export. */
export const localExportId = (id: string): string | null => {
  const local = id.startsWith(NAMESPACE) ? id.slice(NAMESPACE.length) : id
  return LOCAL.test(local) ? local : null
}

/** The export as this viewer may use it. Another person's does not exist. */
export const findExport = async ({ runtime, viewer }: Pick<RegistryContext, 'runtime' | 'viewer'>, id: string): Promise<ExportRow | null> => {
  const local = localExportId(id)
  const row = local === null ? undefined : (await exportsByIds(runtime.database.db, [local])).get(local)
  return row && mayUseExport(viewer, row) ? row : null
}
