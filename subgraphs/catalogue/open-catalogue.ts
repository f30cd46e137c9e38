import { join } from 'node:path'
import postgres from 'postgres'
import type { SupergraphArtifact } from '../../schema/supergraph.ts'
import type { RequestInit } from '../kit/context.ts'
import { openDatabase } from '../kit/database.ts'
import type { Log } from '../kit/log.ts'
import type { Loop } from '../kit/loop.ts'
import { migrate } from '../kit/migrate.ts'
import { remembered } from '../kit/remembered.ts'
import { buildCatalogueSchema } from './build-schema.ts'
import { createContext } from './context.ts'
import type { FeedSource } from './follow/feed-source.ts'
import { createFollower } from './follow/follower.ts'
import { retireSource } from './follow/retire-source.ts'
import { checkHealth, type SubgraphHealth } from './health.ts'
import { createDriftCheck } from './index/drift/drift-check.ts'
import { createIndexer } from './index/indexer.ts'
import { indexRow } from './index/index-row.ts'
import { decodePosition } from './index/position.ts'
import { waitForPositions } from './positions.ts'
import { hasReached } from './repositories/changes-for-index.ts'
import { searchableByNamespace } from './repositories/rows-to-index.ts'
import type { CatalogueRuntime } from './runtime.ts'
import type { SearchEngine } from './search/port.ts'
import { source } from './tables/source.ts'

const HEALTH_SECONDS = 2
/** An index-only scan over all records, half a second for six million. */
const RECORDS_SECONDS = 15
const DRIFT_SECONDS = 60
/** `freshness` is asked of every row of a page: the states of the feeds are read once a second. */
const STATES_SECONDS = 1

export interface CatalogueOptions {
  databaseUrl: string
  engine: SearchEngine
  artifact: SupergraphArtifact
  /** Feeds to follow; none in a replica that only answers. */
  sources: readonly FeedSource[]
  log: Log
  connections?: number
  /** Seconds between two comparisons of index and read model; 60 by default. */
  driftSeconds?: number
}

/** The catalogue of one version of the graph, answering in this process. */
export interface RunningCatalogue {
  name: string
  schema: CatalogueRuntime['schema']
  engine: SearchEngine
  createContext(init: RequestInit): ReturnType<typeof createContext>
  /** The same stores under another version of the graph. */
  withArtifact(artifact: SupergraphArtifact): Pick<RunningCatalogue, 'name' | 'schema' | 'createContext'>
  /** Waits until what was written at these positions can be searched; answers whether it is so. */
  reached(positions: readonly string[], mostMs: number): Promise<boolean>
  /** Follows one more feed from now on: that of a partner who joined. */
  follow(source: FeedSource): void
  /** Follows it no more; what is known of it stays. Resolves when the step under way is over. */
  unfollow(namespace: string): Promise<void>
  /** Turns all records of a namespace that left into tombstones, once. */
  retire(namespace: string): Promise<void>
  close(): Promise<void>
}

/** Migrates the read model, follows the feeds into it and it into the index, and answers the catalogue's part of the graph. */
export const openCatalogue = async ({ databaseUrl, engine, artifact, sources, log, connections = 10, driftSeconds = DRIFT_SECONDS }: CatalogueOptions): Promise<RunningCatalogue> => {
  const database = openDatabase({ url: databaseUrl, connections, name: 'catalogue' })
  await migrate(database.sql, 'catalogue', join(import.meta.dirname, 'migrations'))
  const listener = postgres(databaseUrl, { max: 1, onnotice: () => undefined, connection: { application_name: 'keyuan catalogue listener' } })
  const indexer = createIndexer({ database, engine, toIndexed: indexRow, log })
  const driftCheck = createDriftCheck({ database, engine, indexer, log, seconds: driftSeconds })
  const resourceTypenames = new Set(artifact.resourceTypes.map((type) => type.typename))
  const followers = new Map<string, Loop>()
  const follow = (feed: FeedSource): void => {
    if (followers.has(feed.namespace)) throw new Error(`已在跟随 ${feed.namespace} / already following ${feed.namespace}`)
    const follower = createFollower({ database, source: feed, log, onChange: () => indexer.wake(), isResourceType: (typename) => resourceTypenames.has(typename) })
    followers.set(feed.namespace, follower)
    follower.start()
  }

  /** The engine is asked, which costs it a refresh, once this process has written that far. */
  const isIndexed = async (place: string | null): Promise<boolean> => {
    if (sources.length > 0 && !hasReached(indexer.place(), place)) return false
    const { position } = await engine.stats()
    return hasReached(position === null ? null : decodePosition(position).place, place)
  }
  const records = remembered(() => searchableByNamespace(database.db), RECORDS_SECONDS)
  const states = remembered(() => database.db.select().from(source), STATES_SECONDS)
  const reached = (positions: readonly string[], mostMs?: number): Promise<boolean> => {
    for (const follower of followers.values()) follower.wake()
    return waitForPositions(database, isIndexed, positions, mostMs)
  }
  const runtimeOf = (version: SupergraphArtifact): CatalogueRuntime => {
    const typenames = new Set(version.resourceTypes.map((type) => type.typename))
    for (const typename of typenames) resourceTypenames.add(typename)
    return {
      database, engine, typenames,
      schema: buildCatalogueSchema(version.catalogueSdl, typenames),
      apiSdl: version.apiSdl,
      resourceTypes: version.resourceTypes,
      subgraphs: version.subgraphs,
      waitFor: async (positions) => void (await reached(positions)),
      freshnessOf: async (namespace) => {
        const state = (await states()).find((item) => item.namespace === namespace)
        return { asOf: state?.caughtUpAt ?? null, ownerReachable: state !== undefined && state.failures === 0 }
      },
      health: remembered<SubgraphHealth[]>(() => checkHealth(database, records, version.subgraphs), HEALTH_SECONDS),
    }
  }
  const answering = (version: SupergraphArtifact) => {
    const runtime = runtimeOf(version)
    return { name: 'catalogue', schema: runtime.schema, createContext: (init: RequestInit) => createContext(runtime, init) }
  }

  if (sources.length > 0) {
    indexer.start()
    driftCheck.start()
    await listener.listen('keyuan_change', (namespace) => followers.get(namespace)?.wake())
    for (const feed of sources) follow(feed)
  }
  return {
    ...answering(artifact),
    engine,
    withArtifact: answering,
    reached,
    follow,
    unfollow: async (namespace) => {
      const follower = followers.get(namespace)
      followers.delete(namespace)
      await follower?.stop()
    },
    retire: async (namespace) => {
      if ((await retireSource(database, namespace)) > 0) indexer.wake()
    },
    close: async () => {
      await Promise.all([...followers.values()].map((follower) => follower.stop()))
      await driftCheck.stop()
      await indexer.stop()
      await listener.end({ timeout: 2 })
      await engine.close()
      await database.close()
    },
  }
}
