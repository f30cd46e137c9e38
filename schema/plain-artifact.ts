import { createHash } from 'node:crypto'
import { type ConstDirectiveNode, Kind, parse } from 'graphql'
import type { SubgraphEntry, SupergraphArtifact } from './supergraph.ts'

const argument = (directive: ConstDirectiveNode, name: string): string => {
  const value = directive.arguments?.find((each) => each.name.value === name)?.value
  if (value?.kind !== Kind.STRING) throw new Error(`@join__graph has no ${name}`)
  return value.value
}

/**
 * Any supergraph as an artifact that a gateway can run: without a catalogue, so without core fields in place of owners that are away. Subgraphs and
 * their addresses are those of its `join__Graph`. For trials and for comparison with other gateways.
 */
export const plainArtifact = (supergraphSdl: string): SupergraphArtifact => {
  const graphs = parse(supergraphSdl, { noLocation: true }).definitions.find((node) => node.kind === Kind.ENUM_TYPE_DEFINITION && node.name.value === 'join__Graph')
  if (graphs?.kind !== Kind.ENUM_TYPE_DEFINITION) throw new Error('不是超图:没有 join__Graph / This is no supergraph: it has no join__Graph')
  const subgraphs = (graphs.values ?? []).flatMap(({ directives }): SubgraphEntry[] => {
    const graph = directives?.find((directive) => directive.name.value === 'join__graph')
    return graph ? [{ namespace: argument(graph, 'name'), url: argument(graph, 'url'), feed: false }] : []
  })
  return { version: createHash('sha256').update(supergraphSdl).digest('hex').slice(0, 16), supergraphSdl, apiSdl: '', subgraphs, resourceTypes: [], catalogueSdl: 'type Query { nothing: Boolean }' }
}
