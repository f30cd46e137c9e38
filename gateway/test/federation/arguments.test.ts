import { describe, it } from 'vitest'
import { federatedGraph } from './graph.ts'

/** Says what arrived, so that each value and each absence can be told apart. */
const said = (args: unknown): string => JSON.stringify(args)

const INPUT = 'enum Order { UP DOWN } input Range { from: Int = 1 to: Int tags: [String!] } input Filter { range: Range order: Order names: [String] deep: [Range!] }'

const graph = federatedGraph({
  lists: {
    sdl: `${INPUT}
      type Item @key(fields: "id") { id: ID! }
      type Query { items(filter: Filter, order: Order = DOWN, ids: [ID!]): [Item] echo(filter: Filter, order: Order, n: Int, f: Float, b: Boolean, s: String, ids: [ID!]): String order: Order }`,
    resolvers: { Query: { items: (_: unknown, { ids }: { ids?: string[] }) => (ids ?? ['1', '2']).map((id) => ({ id })), echo: (_: unknown, args: unknown) => said(args), order: () => 'UP' } },
  },
  details: {
    sdl: `${INPUT}
      type Item @key(fields: "id") { id: ID! echo(filter: Filter, order: Order = UP, n: Int = 3, text: String): String }
      type Query { details: String }`,
    resolvers: { Item: { __resolveReference: (reference: object) => reference, echo: (_: unknown, args: unknown) => said(args) } },
  },
})

const BOTH = (echo: string) => ({ items: [{ echo }, { echo }] })

describe('arguments', () => {
  it('of entities: values as they were written, defaults where nothing was', () => graph.expect('{ items { echo } }', { data: BOTH('{"order":"UP","n":3}') }))
  it('input objects, enums and lists in the document', () => graph.expect('{ items { echo(filter: { range: { to: 9, tags: ["a", "b"] }, order: DOWN, names: [null, "x"], deep: { from: 5 } }, n: null, text: "引\\"号\\n") } }', {
    data: BOTH('{"filter":{"range":{"from":1,"to":9,"tags":["a","b"]},"order":"DOWN","names":[null,"x"],"deep":[{"from":5}]},"order":"UP","n":null,"text":"引\\"号\\n"}'),
  }))
  it('variables whole, and inside of input objects and lists', () => graph.expect(
    'query ($filter: Filter, $to: Int, $name: String, $order: Order!) { items { whole: echo(filter: $filter) part: echo(filter: { range: { to: $to }, names: ["a", $name], order: $order }) } }',
    { data: { items: ['1', '2'].map(() => ({ whole: '{"filter":{"range":{"from":7},"order":"UP"},"order":"UP","n":3}', part: '{"filter":{"range":{"from":1,"to":4},"order":"DOWN","names":["a","n"]},"order":"UP","n":3}' })) } },
    { filter: { range: { from: 7 }, order: 'UP' }, to: 4, name: 'n', order: 'DOWN' },
  ))
  it('variables that are null, absent, or have a default', () => graph.expect(
    'query ($absent: Int, $null: Int, $default: Int = 8, $text: String = "t") { items { a: echo(n: $absent) b: echo(n: $null) c: echo(n: $default, text: $text) } }',
    { data: { items: ['1', '2'].map(() => ({ a: '{"order":"UP","n":3}', b: '{"order":"UP","n":null}', c: '{"order":"UP","n":8,"text":"t"}' })) } }, { null: null },
  ))
  it('of root fields, every scalar', () => graph.expect('query ($ids: [ID!]) { echo(n: -1, f: 2.5, b: false, s: "", ids: $ids, order: UP) one: echo(ids: "single") }', { data: { echo: '{"order":"UP","n":-1,"f":2.5,"b":false,"s":"","ids":["a","7"]}', one: '{"ids":["single"]}' } }, { ids: ['a', 7] }))
  it('one variable in two subgraphs', () => graph.expect('query ($order: Order) { echo(order: $order) items(order: $order) { echo(order: $order) } }', { data: { echo: '{"order":"DOWN"}', ...BOTH('{"order":"DOWN","n":3}') } }, { order: 'DOWN' }))
  it('@skip and @include on fields, fragments and entities of another subgraph, by value and by variable', () => graph.expect(
    'query ($yes: Boolean!, $no: Boolean = false) { items { id @skip(if: $yes) a: echo @include(if: $yes) b: echo @include(if: $no) ... @skip(if: $no) { c: echo } ...F @include(if: false) } order @skip(if: true) } fragment F on Item { d: echo }',
    { data: { items: ['1', '2'].map(() => ({ a: '{"order":"UP","n":3}', c: '{"order":"UP","n":3}' })) } }, { yes: true },
  ))
  it('enums back', () => graph.expect('{ order }', { data: { order: 'UP' } }))
})
