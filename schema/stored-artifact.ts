import { readFileSync } from 'node:fs'
import type { SupergraphArtifact } from './supergraph.ts'

const read = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8')

/** Names of the generated files, committed so that every change of the contract is a visible diff. */
export const GENERATED = { supergraph: 'supergraph.graphql', api: 'api.graphql', catalogue: 'catalogue.graphql', subgraphs: 'subgraphs.json', documentSchema: 'core.schema.json' } as const

/** The graph of our own subgraphs, as committed: what every process boots from, without asking any subgraph. */
export const storedArtifact = (): SupergraphArtifact => ({
  ...(JSON.parse(read(GENERATED.subgraphs)) as Pick<SupergraphArtifact, 'version' | 'subgraphs' | 'resourceTypes'>),
  supergraphSdl: read(GENERATED.supergraph),
  apiSdl: read(GENERATED.api),
  catalogueSdl: read(GENERATED.catalogue),
})
