/** A graph as small as the real one is shaped: a catalogue with stubs, two owners, platforms, and a subgraph that adds to all resources. */
const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@interfaceObject", "@inaccessible"])'

const CORE = 'id: ID! title: String @shareable keywords: [String!] @shareable platform: Platform @shareable'

export const TOY_SDL = {
  catalogue: `${LINK}
    interface Node { id: ID! }
    interface Resource implements Node @key(fields: "id") { id: ID! title: String keywords: [String!] platform: Platform }
    type Instrument implements Resource & Node @key(fields: "id") { ${CORE} }
    type Dataset implements Resource & Node @key(fields: "id") { ${CORE} }
    type Platform @key(fields: "id") { id: ID! resources(first: Int): ResourceConnection }
    type ResourceConnection { edges: [ResourceEdge!]! total: Int }
    type ResourceEdge { cursor: String! node: Resource }
    type Query {
      resource(id: ID, cstr: String): Resource
      resources(ids: [ID!]): [Resource]
      searchResources(q: String, first: Int, notBefore: [String!]): ResourceConnection
      node(id: ID!): Node
    }`,
  instruments: `${LINK}
    type Instrument @key(fields: "id") { ${CORE} model: String maker(lang: String): String secret: String details: Details }
    type Details { weight: Float note: String }
    type Platform @key(fields: "id", resolvable: false) { id: ID! }
    type InstrumentConnection { edges: [InstrumentEdge!]! }
    type InstrumentEdge { cursor: String! node: Instrument }
    type RenamePayload { instrument: Instrument }
    scalar JSON
    type Query { instrument(id: ID, cstr: String): Instrument instruments(first: Int, after: String, last: Int): InstrumentConnection anything: JSON }
    type Mutation { renameInstrument(id: ID!, title: String!): RenamePayload }`,
  datasets: `${LINK}
    type Dataset @key(fields: "id") { ${CORE} rows: Int madeWith: [Instrument!] }
    type Instrument @key(fields: "id", resolvable: false) { id: ID! }
    type Platform @key(fields: "id", resolvable: false) { id: ID! }
    type Query { dataset(id: ID, cstr: String): Dataset datasets(first: Int): [Dataset!] }`,
  platforms: `${LINK}
    type Platform @key(fields: "id") { id: ID! name: String }
    type Query { platform(id: ID!): Platform }`,
  services: `${LINK}
    type Resource @key(fields: "id") @interfaceObject { id: ID! rating: Float }
    type Query { topRated: Float }`,
} as const

export type ToyName = keyof typeof TOY_SDL

export const TOY_NAMES = Object.keys(TOY_SDL) as ToyName[]
