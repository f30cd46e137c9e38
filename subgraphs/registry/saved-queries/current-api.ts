import type { Limits } from '../../../schema/limits/limits.ts'
import { boundedCache } from '../../kit/bounded-cache.ts'
import type { Database } from '../../kit/database.ts'
import { artifactOf, currentVersion } from '../repositories/graph-versions.ts'
import { type Api, apiOf } from './api-schema.ts'

/** The current version of the graph, by its number, with its API. */
export interface CurrentApi { sequence: number; api: Api }

/** Reads which version is current each time, and makes its schema once: a tenth of a second of the thread that answers. */
export const createCurrentApi = ({ db }: Database, limits: Limits): (() => Promise<CurrentApi>) => {
  const known = boundedCache<string, Promise<Api>>({ entries: 2 })
  const load = async (version: string): Promise<Api> => {
    const stored = await artifactOf(db, version)
    if (!stored) throw new Error(`the graph ${version} is not stored`)
    return apiOf(version, stored.content.apiSdl, limits)
  }
  return async () => {
    const row = await currentVersion(db)
    if (!row) throw new Error('the registry has not been started: there is no current graph')
    const found = known.get(row.version) ?? load(row.version)
    known.set(row.version, found)
    found.catch(() => known.delete(row.version))
    return { sequence: row.sequence, api: await found }
  }
}
