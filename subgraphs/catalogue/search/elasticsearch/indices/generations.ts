import type { Client } from '@elastic/elasticsearch'
import { ANALYSIS_VERSION } from '../../analysis/version.ts'
import { isAlreadyThere, isMissingIndex } from '../connection/failure.ts'
import { type IndexKind, LAYOUT, MAPPINGS, SETTINGS, REFRESH_INTERVAL } from './layout.ts'

export interface Generation { number: number; analysisVersion: number }
interface Meta { layout?: unknown; analysis?: unknown }

const KINDS = Object.keys(MAPPINGS) as IndexKind[]

/** The indices of one installation (`prefix` is of letters, digits and hyphens): `<prefix>-resources-<n>` and `<prefix>-suggestions-<n>`, and two aliases that name the pair that counts. */
export const createGenerations = (client: Client, prefix: string, replicas: number) => {
  const alias = (kind: IndexKind): string => `${prefix}-${kind}`
  const index = (kind: IndexKind, number: number): string => `${prefix}-${kind}-${number}`
  const numberOf = (name: string): number => Number(/-(\d+)$/.exec(name)?.[1] ?? Number.NaN)

  /** Numbers of all that are there, finished or not. */
  const numbers = async (): Promise<number[]> => {
    const found = await client.indices.get({ index: KINDS.map((kind) => `${prefix}-${kind}-*`), filter_path: '*.settings.index.uuid' })
    const own = new RegExp(`^(?:${KINDS.map(alias).join('|')})-\\d+$`)
    return [...new Set(Object.keys(found).filter((name) => own.test(name)).map(numberOf))]
  }

  /** The one that counts, and whether this program can read it. */
  const current = async (): Promise<(Generation & { isReadable: boolean }) | null> => {
    const found = await client.indices.getMapping({ index: alias('resources'), filter_path: '*.mappings._meta' }).catch((error: unknown) => {
      if (isMissingIndex(error)) return {}
      throw error
    })
    const [name] = Object.keys(found)
    if (name === undefined) return null
    const { layout, analysis } = ((found as Record<string, { mappings?: { _meta?: Meta } }>)[name]?.mappings?._meta ?? {})
    return { number: numberOf(name), isReadable: layout === LAYOUT, analysisVersion: Number(analysis) }
  }

  const create = async (building: boolean): Promise<Generation> => {
    const number = Math.max(0, ...(await numbers())) + 1
    for (const kind of KINDS) {
      const whileBuilding = building ? { refresh_interval: -1 as const, translog: { durability: 'async' as const } } : {}
      const mappings = { ...MAPPINGS[kind], _meta: { layout: LAYOUT, analysis: ANALYSIS_VERSION } }
      await client.indices.create({ index: index(kind, number), settings: { ...SETTINGS, number_of_replicas: replicas, ...whileBuilding }, mappings }).catch((error: unknown) => {
        // Another process that starts at the same moment.
        if (!isAlreadyThere(error)) throw error
      })
    }
    return { number, analysisVersion: ANALYSIS_VERSION }
  }

  /** The atomic step: after it, and after any crash, this pair is the current one. */
  const makeCurrent = async ({ number }: Generation): Promise<void> => {
    await client.indices.updateAliases({
      actions: KINDS.flatMap((kind) => [
        { remove: { index: `${prefix}-${kind}-*`, alias: alias(kind), must_exist: false } },
        { add: { index: index(kind, number), alias: alias(kind) } },
      ]),
    })
  }

  const remove = async (gone: readonly number[]): Promise<void> => {
    if (gone.length > 0) await client.indices.delete({ index: gone.flatMap((number) => KINDS.map((kind) => index(kind, number))), ignore_unavailable: true })
  }

  /** What was built with neither refreshes nor syncs becomes durable. */
  const settle = async ({ number }: Generation): Promise<void> => {
    const names = KINDS.map((kind) => index(kind, number))
    await client.indices.putSettings({ index: names, settings: { refresh_interval: REFRESH_INTERVAL, translog: { durability: 'request' } } })
    await client.indices.flush({ index: names })
    await client.indices.refresh({ index: names })
  }

  return { alias, index, numbers, current, create, makeCurrent, remove, settle }
}

export type Generations = ReturnType<typeof createGenerations>
