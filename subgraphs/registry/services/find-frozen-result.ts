import { type FrozenResultRow, frozenResultsByIds } from '../repositories/frozen-results.ts'
import { maySeeFrozen } from '../rules/frozen-result-visibility.ts'
import type { RegistryContext } from '../runtime.ts'

const NAMESPACE = 'registry:'
/** Local ids begin so, and are told from those of saved queries and exports by it. */
const PREFIX = 'result-'
const LOCAL = /^result-[a-z2-7]{26}$/

export const frozenResultId = (local: string): string => `${NAMESPACE}${local}`
export const newFrozenLocal = (random: string): string => PREFIX + random
/** The address of its page, for good. */
export const frozenAddress = (local: string): string => `/results/${local.slice(PREFIX.length)}`

/** The local part of an id, or of what stands in the address; null where it can be none of a frozen result. */
export const localFrozenId = (id: string): string | null => {
  const local = id.startsWith(NAMESPACE) ? id.slice(NAMESPACE.length) : id.startsWith(PREFIX) ? id : PREFIX + id
  return LOCAL.test(local) ? local : null
}

/** The result as this viewer may see it. Another person's private one does not exist. */
export const findFrozenResult = async ({ runtime, viewer, loader }: Pick<RegistryContext, 'runtime' | 'viewer' | 'loader'>, id: string): Promise<FrozenResultRow | null> => {
  const local = localFrozenId(id)
  if (local === null) return null
  const row = await loader<string, FrozenResultRow | null>('frozen result', async (locals) => {
    const found = await frozenResultsByIds(runtime.database.db, locals)
    return locals.map((each) => found.get(each) ?? null)
  }).load(local)
  return row && maySeeFrozen(viewer, row) ? row : null
}
