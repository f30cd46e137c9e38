import type { PartnerTerms } from './partner.ts'

/**
 * One immutable version of the graph, as composed by `compose.ts` and run by a gateway.
 * The gateway boots from a stored artifact of this shape, never by introspecting subgraphs.
 */
export interface SupergraphArtifact {
  /** Hash of the own and the partners' SDLs. */
  version: string
  supergraphSdl: string
  /** What clients see, hidden elements left out. */
  apiSdl: string
  subgraphs: SubgraphEntry[]
  /** Resource types of the whole graph, partners' included. */
  resourceTypes: ResourceTypeEntry[]
  /** SDL of the catalogue with the generated stubs of this version. */
  catalogueSdl: string
  /** Partners that have left; their types stay, so that their ids still answer. */
  departed?: DepartedPartner[]
}

export interface DepartedPartner {
  namespace: string
  /** What was agreed for their records: the copies of the read model stay, or tombstones do. */
  keep: 'COPIES' | 'TOMBSTONES'
  resourceTypes: ResourceTypeEntry[]
}

export interface SubgraphEntry {
  /** Registered namespace: prefix of its ids and name of the subgraph in the supergraph. Immutable. */
  namespace: string
  /** Address of a partner's endpoint; own subgraphs are placed by configuration. */
  url?: string
  /** True where it declares the change feed. */
  feed: boolean
  /** Present for a partner's subgraph only. */
  terms?: PartnerTerms
}

export interface ResourceTypeEntry {
  /** Registered code, such as INSTRUMENT. */
  code: string
  typename: string
  namespace: string
  label: string
  labelEn?: string
  /** Class of the resource directory that new records get when none is given. */
  category?: string
}
