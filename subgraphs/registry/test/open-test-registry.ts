import { catalogueSource, ownComposable } from '../../../scripts/compose.ts'
import { DEFAULT_LIMITS, type Limits } from '../../../schema/limits/limits.ts'
import { storedArtifact } from '../../../schema/stored-artifact.ts'
import type { Viewer } from '../../../schema/viewer.ts'
import { testDatabase } from '../../../test/postgres.ts'
import { type Database, openDatabase } from '../../kit/database.ts'
import { executeOn } from '../../kit/execute.ts'
import { createLog } from '../../kit/log.ts'
import { openRegistry, type RegistryOptions, type RunningRegistry } from '../open-registry.ts'

export interface TestRegistry {
  registry: RunningRegistry
  database: Database
  url: string
  /** Asks the registry as this viewer; rejects with the first error. */
  ask<T>(viewer: Viewer, query: string, variables?: Record<string, unknown>): Promise<T>
  close(): Promise<void>
}

export const person = (name: string, ...platforms: string[]): Viewer => ({ id: `accounts:${name}`, grants: [{ role: 'USER' }, ...platforms.map((platform) => ({ role: 'PLATFORM_MANAGER' as const, scope: `platform:platforms:${platform}` }))] })

/** A registry with our own graph on a database of its own; nothing answers what its jobs ask unless `more` does. */
export const openTestRegistry = async (limits: Partial<Limits> = {}, more: Partial<RegistryOptions> = {}): Promise<TestRegistry> => {
  const { url, drop } = await testDatabase()
  const registry = await openRegistry({ databaseUrl: url, own: { catalogue: catalogueSource(), subgraphs: ownComposable(), artifact: storedArtifact() }, probe: async () => [], askAs: async () => { throw new Error('nothing asks the graph here') }, log: createLog('test', 'silent'), limits: { ...DEFAULT_LIMITS, ...limits }, ...more })
  const database = openDatabase({ url, connections: 2, name: 'test' })
  return {
    registry, database, url,
    ask: async <T>(viewer: Viewer, query: string, variables: Record<string, unknown> = {}): Promise<T> => {
      const { data, errors } = await executeOn(registry, { query, variables }, { viewer, requestId: 'test' })
      if (errors?.[0]) throw errors[0]
      return JSON.parse(JSON.stringify(data)) as T
    },
    close: async () => {
      await registry.close()
      await database.close()
      await drop()
    },
  }
}
