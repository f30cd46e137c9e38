import type { PartnerTerms } from '../../schema/partner.ts'
import { createLocalTransport, type LocalOptions, type LocalSubgraph } from './local.ts'
import { createPartnerTransport, type PartnerOptions } from './partner.ts'
import { createRemoteTransport, type RemoteOptions } from './remote.ts'
import { createSubgraph, type Subgraph } from './subgraph.ts'
import type { Transport } from './transport.ts'

/** `terms`: how a partner wants to be treated; absent for subgraphs of ours. */
export type SubgraphPlace = { local: LocalSubgraph; url?: never; terms?: never } | { url: string; terms?: PartnerTerms; local?: never }

/**
 * Subgraphs shared by the versions that use them at one address: a new version keeps the sockets and what the breaker knows.
 * Closed when the last version that uses them has drained.
 */
export interface SubgraphRegistry {
  acquire(namespace: string, place: SubgraphPlace): { subgraph: Subgraph; release(): Promise<void> }
}

export interface SubgraphRegistryOptions extends LocalOptions, Omit<RemoteOptions, 'namespace' | 'url' | 'headers' | 'guard'> {
  headers(namespace: string, isPartner: boolean): RemoteOptions['headers']
  partners: PartnerOptions
}

export function createSubgraphRegistry(options: SubgraphRegistryOptions): SubgraphRegistry {
  const inUse: { namespace: string; place: SubgraphPlace; subgraph: Subgraph; users: number }[] = []

  const transportOf = (namespace: string, place: SubgraphPlace): Transport => {
    if (place.local) return createLocalTransport(place.local, options)
    const { maxBytes, connections, headers, partners } = options
    const remote = { namespace, url: place.url, maxBytes, connections, headers: headers(namespace, place.terms !== undefined) }
    return place.terms ? createPartnerTransport(remote, place.terms, partners) : createRemoteTransport(remote)
  }
  const open = (namespace: string, place: SubgraphPlace): Subgraph => createSubgraph(transportOf(namespace, place), place.terms ? { terms: place.terms } : {})

  return {
    acquire(namespace, place) {
      const same = inUse.find((each) => each.namespace === namespace && isSame(each.place, place))
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

/** Other terms are another road: connections and breaker are made for them. */
const isSame = (one: SubgraphPlace, other: SubgraphPlace): boolean =>
  one.url === other.url && one.local?.schema === other.local?.schema && JSON.stringify(one.terms) === JSON.stringify(other.terms)
