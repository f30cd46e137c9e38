import type { ApolloServerOptionsWithGateway } from '@apollo/server'
import type { GraphQLSchema } from 'graphql'
import type { SupergraphArtifact } from '../../schema/supergraph.ts'
import type { ActiveRequests } from './active-requests.ts'
import { tryVersion } from './try-version.ts'
import type { Version } from './version.ts'

type ServerGateway = ApolloServerOptionsWithGateway<object>['gateway']
type Listener = Parameters<ServerGateway['onSchemaLoadOrUpdate']>[0]

/** How the last change of the graph went, for `/health`. */
export interface SwapRecord {
  version: string
  at: string
  /** Why it was refused; the version before it goes on serving. */
  error?: string
}

/** All versions at work: the current one, and older ones until the last request that began with them has ended. */
export interface Versions {
  /** What ApolloServer takes as its gateway. */
  readonly serverGateway: ServerGateway
  current(): Version
  of(schema: GraphQLSchema): Version
  /** Serves the new artifact from the next request on, or rejects and changes nothing. One swap at a time. */
  swap(artifact: SupergraphArtifact): Promise<void>
  readonly lastSwap: SwapRecord | undefined
}

export interface VersionsOptions {
  first: SupergraphArtifact
  create(artifact: SupergraphArtifact): Promise<Version>
  requests: ActiveRequests
  onDrained(version: string, error?: unknown): void
}

/** The new version plans this many of the operations asked lately before it takes over, but does not wait longer than this. */
const WARM = { operations: 100, ms: 500 }

export function createVersions({ first, create, requests, onDrained }: VersionsOptions): Versions {
  const bySchema = new WeakMap<GraphQLSchema, Version>()
  const listeners = new Set<Listener>()
  const draining = new Set<Promise<void>>()
  let current: Version | undefined
  let lastSwap: SwapRecord | undefined
  let swapping: Promise<void> = Promise.resolve()

  function serve(version: Version): void {
    const before = current
    bySchema.set(version.schema, version)
    current = version
    for (const listener of listeners) listener({ apiSchema: version.schema, coreSupergraphSdl: version.artifact.supergraphSdl })
    if (before) drain(before)
  }

  function drain(version: Version): void {
    const name = version.artifact.version
    const drained = requests.ended().then(() => version.stop()).then(() => onDrained(name), (error: unknown) => onDrained(name, error))
    draining.add(drained)
    void drained.finally(() => draining.delete(drained))
  }

  async function swapNow(artifact: SupergraphArtifact): Promise<void> {
    const at = new Date().toISOString()
    if (artifact.version === current?.artifact.version) return
    try {
      const version = await create(artifact)
      try {
        await tryVersion(version, current)
        if (current) await warm(version, current)
      } catch (error) {
        await version.stop()
        throw error
      }
      serve(version)
      lastSwap = { version: artifact.version, at }
    } catch (error) {
      lastSwap = { version: artifact.version, at, error: String((error as Error).message) }
      throw error
    }
  }

  const of = (schema: GraphQLSchema): Version => {
    const version = bySchema.get(schema)
    if (!version) throw new Error('A request with a schema of no version')
    return version
  }

  return {
    of,
    current() {
      if (!current) throw new Error('The gateway has not started')
      return current
    },
    swap(artifact) {
      const next = swapping.then(() => swapNow(artifact))
      swapping = next.catch(() => undefined)
      return next
    },
    get lastSwap() { return lastSwap },
    serverGateway: {
      async load() {
        serve(await create(first))
        return { executor: async (context) => of(context.schema as GraphQLSchema).execute(context) as never }
      },
      onSchemaLoadOrUpdate(listener) {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
      async stop() {
        await swapping
        await current?.stop()
        await Promise.all(draining)
      },
    },
  }
}

/** Operations that no longer fit, or are slow to plan, simply stay unplanned. */
async function warm(version: Version, before: Version): Promise<void> {
  const planned = Promise.allSettled(before.plans.recent(WARM.operations).map(({ queryHash, operation }) => version.plans.get(queryHash, operation, () => 0)))
  const timeout = Promise.withResolvers<void>()
  const timer = setTimeout(timeout.resolve, WARM.ms)
  await Promise.race([planned, timeout.promise])
  clearTimeout(timer)
}
