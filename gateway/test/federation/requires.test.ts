import { describe, it } from 'vitest'
import { federatedGraph } from './graph.ts'

const PRODUCTS = [
  { id: 'p1', weight: 2, price: 10, size: { width: 1, height: 2 }, tags: [{ name: 'a', rank: 1 }, { name: 'b', rank: 2 }], part: { id: 'q1', mass: 5 } },
  { id: 'p2', weight: null, price: 20, size: null, tags: [], part: null },
  { id: 'p3', weight: 4, price: 30, size: { width: 3, height: 4 }, tags: null, part: { id: 'q1', mass: 5 } },
]
type Reference = { id: string; weight: number | null; price?: number | null; size?: { width: number; height: number } | null; tags?: { name: string }[] | null; cost?: number | null; part?: { mass: number } | null }
const product = ({ id }: Reference) => PRODUCTS.find((each) => each.id === id) ?? null

const graph = federatedGraph({
  products: {
    sdl: `
      type Product @key(fields: "id") { id: ID! weight: Int price(currency: String): Int size: Size tags: [Tag!] part: Part }
      type Part @key(fields: "id") { id: ID! mass: Int }
      type Size { width: Int height: Int }
      type Tag { name: String rank: Int }
      type Query { products: [Product!] product(id: ID!): Product }`,
    resolvers: {
      Product: { __resolveReference: product, price: ({ price }: { price: number }, { currency }: { currency?: string }) => (currency === 'JPY' ? price * 100 : price) },
      Part: { __resolveReference: ({ id }: Reference) => ({ id, mass: 5 }) },
      Query: { products: () => PRODUCTS, product: (_: unknown, reference: Reference) => product(reference) },
    },
  },
  shipping: {
    sdl: `
      type Product @key(fields: "id") {
        id: ID! weight: Int @external price(currency: String): Int @external size: Size @external tags: [Tag!] @external part: Part @external
        estimate: Int @requires(fields: "weight") volume: Int @requires(fields: "size { width height }") label: String @requires(fields: "tags { name }")
        cost: Int @requires(fields: "price(currency: \\"JPY\\") weight") load: Int @requires(fields: "part { mass }")
      }
      type Part @key(fields: "id") { id: ID! mass: Int @external }
      type Size { width: Int @external height: Int @external }
      type Tag { name: String @external }`,
    resolvers: {
      Product: {
        __resolveReference: (reference: Reference) => reference,
        estimate: ({ weight }: Reference) => (weight === null ? null : weight * 10),
        volume: ({ size }: Reference) => (size ? size.width * size.height : null),
        label: ({ tags }: Reference) => tags?.map(({ name }) => name).join('+') ?? null,
        cost: ({ price, weight }: Reference) => (price ?? 0) + (weight ?? 0),
        load: ({ part }: Reference) => part?.mass ?? null,
      },
    },
  },
  orders: {
    sdl: `
      type Product @key(fields: "id") { id: ID! cost: Int @external total: Int @requires(fields: "cost") }
      type Query { cheapest: Product }`,
    resolvers: { Product: { __resolveReference: (reference: Reference) => reference, total: ({ cost }: Reference) => (cost ?? 0) + 1 }, Query: { cheapest: () => ({ id: 'p1' }) } },
  },
})

describe('@requires', () => {
  it('brings what is required along, nulls included, in a list with nulls', () => graph.expect('{ products { id estimate } }', { data: { products: [{ id: 'p1', estimate: 20 }, { id: 'p2', estimate: null }, { id: 'p3', estimate: 40 }] } }))
  it('of nested objects and of lists', () => graph.expect('{ products { volume label } }', { data: { products: [{ volume: 2, label: 'a+b' }, { volume: null, label: '' }, { volume: 12, label: null }] } }))
  it('with an argument, beside the same field asked by the client with others', () =>
    graph.expect('{ product(id: "p1") { cost eur: price(currency: "EUR") jpy: price(currency: "JPY") } }', { data: { product: { cost: 1_002, eur: 10, jpy: 1_000 } } }))
  it('of what itself requires, over three subgraphs, from a root field of the last', () => graph.expect('{ cheapest { total cost weight } }', { data: { cheapest: { total: 1_003, cost: 1_002, weight: 2 } } }))
  it('of a field of another entity', () => graph.expect('{ products { load } }', { data: { products: [{ load: 5 }, { load: null }, { load: 5 }] } }))
  it('under aliases and in fragments', () => graph.expect('{ one: product(id: "p1") { ...F } two: product(id: "p3") { e: estimate ...F } } fragment F on Product { v: volume }', { data: { one: { v: 2 }, two: { e: 40, v: 12 } } }))
})
