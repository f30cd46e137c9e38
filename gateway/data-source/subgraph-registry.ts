import { createLocalTransport, type LocalOptions, type LocalSubgraph } from './local.ts'
import { createRemoteTransport, type RemoteOptions } from './remote.ts'
import { createSubgraph, type Subgraph } from './subgraph.ts'

export type SubgraphPlace = { local: LocalSubgraph; url?: never } | { url: string; local?: never }

/**
 * Subgraphs shared by the versions that use them at one address: a new version keeps the sockets and what the breaker knows.
 * Closed when the last version that uses them has drained.
 */
export interface SubgraphRegistry {
  acquire(namespace: string, place: SubgraphPlace): { subgraph: Subgraph; release(): Promise<void> }
}

export interface SubgraphRegistryOptions extends LocalOptions, Omit<RemoteOptions, 'namespace' | 'url' | 'headers'> {
  headers(namespace: string): RemoteOptions['headers']
}

export function createSubgraphRegistry(options: SubgraphRegistryOptions): SubgraphRegistry {
  const inUse: { namespace: string; place: SubgraphPlace; subgraph: Subgraph; users: number }[] = []

  const open = (namespace: string, place: SubgraphPlace): Subgraph => createSubgraph(place.local
    ? createLocalTransport(place.local, options)
    : createRemoteTransport({ ...options, namespace, url: place.url, headers: options.headers(namespace) }))

  return {
    acquire(namespace, place) {
      const same = inUse.find((each) => each.namespace === namespace && each.place.url === place.url && each.place.local?.schema === place.local?.schema)
      const entry = same ?? { namespace, place, subgraph: open(namespace, place), users: 0 }
      if (!same) inUse.push(entry)
      entry.users++
      return {
        subgraph: entry.subgraph,
        async release() {
          entry.users--
          if (entry.users > 0) return
          inUse.splice(inUse.indexOf(entry), 1)
          await entry.subgraph.close()
        },
      }
    },
  }
}

