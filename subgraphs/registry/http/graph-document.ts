import type { PublishedGraph } from '../../../schema/checks/check-submission.ts'
import type { PartnerSubgraph } from '../../../schema/partner.ts'
import type { DepartedPartner } from '../../../schema/supergraph.ts'
import type { OwnGraph } from '../graph/own-graph.ts'
import type { CurrentGraph } from '../graph/members.ts'

/** Everything that a check needs to know of the published graph, for use elsewhere: addresses of partners are left out. */
export interface GraphDocument {
  version: string
  sequence: number
  catalogue: string
  own: readonly { namespace: string; sdl: string; resourceTypes: PartnerSubgraph['resourceTypes'] }[]
  partners: readonly PartnerSubgraph[]
  departed: readonly DepartedPartner[]
  apiSdl: string
}

export const graphDocument = ({ catalogue, subgraphs }: OwnGraph, { row, artifact, members, departed }: CurrentGraph): GraphDocument => ({
  version: artifact.version, sequence: row.sequence, catalogue, departed, apiSdl: artifact.apiSdl,
  own: subgraphs.map(({ namespace, sdl, resourceTypes }) => ({ namespace, sdl, resourceTypes })),
  partners: members.map(({ content }) => ({ ...content, url: '' })),
})

/** The graph as it is for the checks of one candidate. */
export const asPublished = ({ version, catalogue, own, partners, departed, apiSdl }: GraphDocument, namespace: string): PublishedGraph & { version: string } => {
  const previous = partners.find((partner) => partner.namespace === namespace)
  return {
    version, catalogue, departed, apiSdl, ownNamespaces: ['catalogue', ...own.map((each) => each.namespace)],
    subgraphs: [...own, ...partners.filter((partner) => partner !== previous).map(({ url: _url, ...partner }) => partner)],
    ...(previous ? { previous } : {}),
  }
}
