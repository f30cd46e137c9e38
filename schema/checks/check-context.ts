import { CORE_SDL, FEED_SDL, INSIDE_SDL, LISTS_SDL } from '../sdl-files.ts'
import { compose, type ComposableSubgraph, type Composition } from '../compose.ts'
import type { PartnerSubgraph } from '../partner.ts'
import type { DepartedPartner } from '../supergraph.ts'
import { pascalCase } from './sdl/cases.ts'
import { isBoilerplate, submittedSdl, type SubmittedSdl } from './sdl/submitted-sdl.ts'

/** The graph that a submission wants to join. */
export interface PublishedGraph {
  /** Hand-written `schema.graphql` of the catalogue. */
  catalogue: string
  /** Own and partners' subgraphs, without the candidate's namespace. */
  subgraphs: readonly ComposableSubgraph[]
  ownNamespaces: readonly string[]
  /** What the candidate has published now. */
  previous?: PartnerSubgraph
  /** API of the current version, the candidate's previous publication included. */
  apiSdl?: string
  departed?: readonly DepartedPartner[]
}

/** An operation that a client has asked. */
export interface RecordedOperation {
  document: string
  name: string
  client: string
  clientVersion?: string
  owner?: string
  /** It is a saved query: one that a machine can rewrite is rewritten with the publication. `shown` where anybody may read it. */
  savedQuery?: { shown: boolean }
}

/** What belongs to others: name → namespace. */
export interface ForeignNames {
  types: Map<string, string>
  rootFields: Map<string, string>
}

/** What a rule may look at. The parts are made when they are asked for; a rule that needs a check asks for nothing before it has passed. */
export interface CheckContext {
  candidate: PartnerSubgraph
  published: PublishedGraph
  operations: readonly RecordedOperation[]
  text: string
  sdl(): SubmittedSdl
  foreign(): ForeignNames
  /** What names of the partner's types begin with: its resource types, and the first of these for renaming. */
  prefixes: readonly string[]
  composition(): Composition
  /** The graph without the candidate, as it is composed to compare costs. */
  without(): Composition
}

const once = <T>(make: () => T): (() => T) => {
  let made: { value: T } | undefined
  return () => (made ??= { value: make() }).value
}

const CATALOGUE = 'catalogue'

const foreignNames = (published: PublishedGraph): ForeignNames => {
  const [types, rootFields] = [new Map<string, string>(), new Map<string, string>()]
  const sources = [{ namespace: CATALOGUE, sdl: published.catalogue }, { namespace: CATALOGUE, sdl: [CORE_SDL, LISTS_SDL, FEED_SDL, INSIDE_SDL].join('\n') }, ...published.subgraphs]
  for (const { namespace, sdl: text } of sources) {
    const sdl = submittedSdl(text, Infinity)
    for (const type of sdl.types.values()) {
      const root = sdl.roots.get(type.name)
      if (root) for (const field of type.fields.keys()) rootFields.set(field, rootFields.get(field) ?? namespace)
      else if (!isBoilerplate(type.name, sdl.names)) types.set(type.name, types.get(type.name) ?? namespace)
    }
  }
  for (const { namespace, resourceTypes } of published.departed ?? []) for (const { typename } of resourceTypes) types.set(typename, types.get(typename) ?? namespace)
  types.delete('Core')
  return { types, rootFields }
}

export const checkContext = (candidate: PartnerSubgraph, published: PublishedGraph, operations: readonly RecordedOperation[]): CheckContext => ({
  candidate,
  published,
  operations,
  text: candidate.sdl,
  sdl: once(() => submittedSdl(candidate.sdl)),
  foreign: once(() => foreignNames(published)),
  prefixes: [pascalCase(candidate.namespace), ...candidate.resourceTypes.map(({ typename }) => typename)],
  composition: once(() => compose(published.catalogue, [...published.subgraphs, candidate], published.departed)),
  without: once(() => compose(published.catalogue, published.subgraphs, published.departed)),
})
