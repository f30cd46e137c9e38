import type { Client } from '@elastic/elasticsearch'
import { ANALYSIS_VERSION } from '../../analysis/version.ts'
import { unavailable } from '../connection/reading-error.ts'
import { isAlreadyThere, isMissingIndex } from '../connection/failure.ts'
import { type IndexKind, LAYOUT, MAPPINGS, SETTINGS, REFRESH_INTERVAL } from './layout.ts'

/** `resources` and `suggestions` are the names of its two indices. */
export interface Generation { number: number; analysisVersion: number; /** Whether it is of this program's layout. */ isReadable: boolean; resources: string; suggestions: string }
interface Meta { layout?: unknown; analysis?: unknown }

const KINDS = Object.keys(MAPPINGS) as IndexKind[]

/** The indices of one installation (`prefix` is of letters, digits and hyphens): `<prefix>-resources-<n>` and `<prefix>-suggestions-<n>`, and two aliases that name the pair that counts. */
export const createGenerations = (client: Client, prefix: string, replicas: number) => {
  const alias = (kind: IndexKind): string => `${prefix}-${kind}`
  const index = (kind: IndexKind, number: number): string => `${prefix}-${kind}-${number}`
  /** Names one index while it is built. Written to as an alias it is never made up: Elasticsearch makes an index, with a guessed mapping, of a name it does not know. */
  const buildingAlias = (kind: IndexKind, number: number): string => `${index(kind, number)}-building`
  const numberOf = (name: string): number => Number(/-(\d+)$/.exec(name)?.[1] ?? Number.NaN)

  /** Numbers of all that are there, finished or not. */
  const numbers = async (): Promise<number[]> => {
    const found = await client.indices.get({ index: KINDS.map((kind) => `${prefix}-${kind}-*`), filter_path: '*.settings.index.uuid' })
    const own = new RegExp(`^(?:${KINDS.map(alias).join('|')})-\\d+$`)
    return [...new Set(Object.keys(found).filter((name) => own.test(name)).map(numberOf))]
  }

  /** The one that counts, of whatever layout. */
  const current = async (): Promise<Generation | null> => {
    const found = await client.indices.get({ index: alias('resources'), filter_path: '*.settings.index.uuid,*.mappings._meta' }).catch((error: unknown) => {
      if (isMissingIndex(error)) return {}
      throw error
    })
    if (typeof found !== 'object') throw unavailable()
    const [name] = Object.keys(found)
    if (name === undefined) return null
    const { layout, analysis } = ((found as Record<string, { mappings?: { _meta?: Meta } }>)[name]?.mappings?._meta ?? {})
    const number = numberOf(name)
    return { number, isReadable: layout === LAYOUT, analysisVersion: Number(analysis), resources: name, suggestions: index('suggestions', number) }
  }

  const create = async (building: boolean): Promise<Generation> => {
    const number = Math.max(0, ...(await numbers())) + 1
    for (const kind of KINDS) {
      const whileBuilding = building ? { refresh_interval: -1 as const, translog: { durability: 'async' as const } } : {}
      const mappings = { ...MAPPINGS[kind], _meta: { layout: LAYOUT, analysis: ANALYSIS_VERSION } }
      const aliases = building ? { [buildingAlias(kind, number)]: {} } : {}
      await client.indices.create({ index: index(kind, number), settings: { ...SETTINGS, number_of_replicas: replicas, ...whileBuilding }, mappings, aliases }).catch((error: unknown) => {
        // Another process that starts at the same moment.
        if (!isAlreadyThere(error)) throw error
      })
    }
    return { number, analysisVersion: ANALYSIS_VERSION, isReadable: true, resources: index('resources', number), suggestions: index('suggestions', number) }
  }

  /** The atomic step: after it, and after any crash, this pair is the current one. */
  const makeCurrent = async ({ number }: Generation): Promise<void> => {
    await client.indices.updateAliases({
      actions: KINDS.flatMap((kind) => [
        { remove: { index: `${prefix}-${kind}-*`, alias: alias(kind), must_exist: false } },
        { add: { index: index(kind, number), alias: alias(kind) } },
        { remove: { index: index(kind, number), alias: buildingAlias(kind, number), must_exist: false } },
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

  return { alias, buildingAlias, numbers, current, create, makeCurrent, remove, settle }
}

export type Generations = ReturnType<typeof createGenerations>
