import type { ComposableSubgraph } from '../../../schema/compose.ts'
import type { SupergraphArtifact } from '../../../schema/supergraph.ts'

/** The graph of our own subgraphs: what partners join. Given by whoever starts the registry, for no subgraph imports another one. */
export interface OwnGraph {
  /** The hand-written `schema.graphql` of the catalogue. */
  catalogue: string
  /** All own subgraphs but the catalogue. */
  subgraphs: readonly ComposableSubgraph[]
  /** As committed: composed of the two above. */
  artifact: SupergraphArtifact
}

/** Names that no partner may take. */
const RESERVED = ['catalogue', 'gateway', 'registry', 'accounts', 'harvest', 'services', 'template', 'internal', 'keyuan']

export const reservedNamespaces = ({ subgraphs }: OwnGraph): ReadonlySet<string> => new Set([...RESERVED, ...subgraphs.map(({ namespace }) => namespace)])
