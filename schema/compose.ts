import { createHash } from 'node:crypto'
import { composeServices } from '@apollo/composition'
import { Supergraph } from '@apollo/federation-internals'
import { GraphQLError, parse, printSchema } from 'graphql'
import { catalogueSdl } from './catalogue-sdl.ts'
import type { PartnerTerms } from './partner.ts'
import type { DepartedPartner, ResourceTypeEntry, SubgraphEntry, SupergraphArtifact } from './supergraph.ts'

export interface ComposableSubgraph {
  namespace: string
  sdl: string
  /** Address of a partner's endpoint. */
  url?: string
  /** Resource types that it owns. */
  resourceTypes: readonly ResourceTypeEntry[]
  /** Of a partner. */
  terms?: PartnerTerms
}

export interface CompositionError { code: string; message: string; subgraphs: string[] }
export type Composition = { artifact: SupergraphArtifact; errors?: undefined } | { artifact?: undefined; errors: CompositionError[] }

type Member = Omit<ComposableSubgraph, 'resourceTypes'>

const CATALOGUE = 'catalogue'

/** Own subgraphs are placed by configuration; the address in the supergraph only names them. */
const routingUrl = (subgraph: { namespace: string; url?: string }): string => subgraph.url ?? `http://${subgraph.namespace}.keyuan.invalid/graphql`

/** Addresses and terms count: gateways that run the same version treat every subgraph alike. */
const versionOf = (subgraphs: readonly Member[], departed: readonly DepartedPartner[]): string => {
  const hash = createHash('sha256')
  for (const { namespace, url, sdl, terms } of [...subgraphs].sort((a, b) => (a.namespace < b.namespace ? -1 : 1))) {
    hash.update(JSON.stringify([namespace, url ?? null, sdl, ...(terms ? [Object.entries(terms).sort()] : [])]))
  }
  for (const { namespace, keep } of departed) hash.update(JSON.stringify(['departed', namespace, keep]))
  return hash.digest('hex').slice(0, 16)
}

const asError = (error: GraphQLError): CompositionError => ({
  code: String(error.extensions.code ?? 'INVALID_GRAPHQL'),
  message: error.message,
  subgraphs: [...new Set((error.nodes ?? []).map((node) => (node as { subgraph?: string }).subgraph).filter((name) => name !== undefined))],
})

/**
 * SDLs in; supergraph, API schema and the catalogue's generated stubs out, or errors. Pure, about a second for the whole graph.
 * `catalogue` is the hand-written `schema.graphql` of the catalogue subgraph. Types of `departed` partners are the catalogue's alone.
 */
export const compose = (catalogue: string, subgraphs: readonly ComposableSubgraph[], departed: readonly DepartedPartner[] = []): Composition => {
  const resourceTypes = [...subgraphs, ...departed].flatMap((each) => each.resourceTypes)
  const stubs = catalogueSdl(catalogue, resourceTypes)
  const all: Member[] = [...subgraphs.map(({ namespace, sdl, url, terms }) => ({ namespace, sdl, url, terms })), { namespace: CATALOGUE, sdl: stubs }]
  const services = []
  for (const subgraph of all.sort((a, b) => (a.namespace < b.namespace ? -1 : 1))) {
    try {
      services.push({ name: subgraph.namespace, url: routingUrl(subgraph), typeDefs: parse(subgraph.sdl) })
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error
      return { errors: [{ code: 'INVALID_GRAPHQL', message: error.message, subgraphs: [subgraph.namespace] }] }
    }
  }
  const result = composeServices(services)
  if (result.errors) return { errors: result.errors.map(asError) }
  const entries: SubgraphEntry[] = all.map(({ namespace, sdl, url, terms }) => ({ namespace, url, feed: /\bresourceChanges\b/.test(sdl), ...(terms ? { terms } : {}) }))
  return {
    artifact: {
      version: versionOf(all, departed),
      supergraphSdl: result.supergraphSdl,
      apiSdl: printSchema(Supergraph.build(result.supergraphSdl, { validateSupergraph: false }).apiSchema().toGraphQLJSSchema()),
      subgraphs: entries,
      resourceTypes,
      catalogueSdl: stubs,
      ...(departed.length > 0 ? { departed: [...departed] } : {}),
    },
  }
}
