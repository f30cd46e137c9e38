import { describe, expect, it } from 'vitest'
import { federatedGraph } from './graph.ts'

const graph = federatedGraph({
  reviews: {
    sdl: `
      type Review @key(fields: "id") { id: ID! author: User @provides(fields: "name address { city }") reviewer: User media: Media @provides(fields: "... on Book { title }") }
      type User @key(fields: "id") { id: ID! name: String @external address: Address @external }
      type Address { city: String @external }
      union Media = Book | Film
      type Book @key(fields: "id") { id: ID! title: String @external }
      type Film @key(fields: "id") { id: ID! }
      type Query { reviews: [Review!] }`,
    resolvers: {
      Media: { __resolveType: ({ id }: { id: string }) => (id.startsWith('b') ? 'Book' : 'Film') },
      Query: { reviews: () => [{ id: 'r1', author: { id: 'u1', name: 'provided', address: { city: '北京' } }, reviewer: { id: 'u1' }, media: { id: 'b1', title: 'provided title' } }, { id: 'r2', author: null, reviewer: { id: 'u2' }, media: { id: 'f1' } }] },
    },
  },
  users: {
    sdl: `
      type User @key(fields: "id") { id: ID! name: String @shareable address: Address @shareable }
      type Address { city: String @shareable street: String }
      type Book @key(fields: "id") { id: ID! title: String @shareable pages: Int }
      type Film @key(fields: "id") { id: ID! title: String }
      type Query { me: User }`,
    resolvers: {
      User: { __resolveReference: ({ id }: { id: string }) => ({ id, name: `name ${id}`, address: { city: '上海', street: `street ${id}` } }) },
      Book: { __resolveReference: ({ id }: { id: string }) => ({ id, title: `title ${id}`, pages: 7 }) },
      Film: { __resolveReference: ({ id }: { id: string }) => ({ id, title: `film ${id}` }) },
      Query: { me: () => ({ id: 'u1', name: 'name u1' }) },
    },
  },
})

describe('@provides', () => {
  it('answers on the path that provides, and fetches on the one that does not', () => graph.expect('{ reviews { author { name } reviewer { name } } }', { data: { reviews: [{ author: { name: 'provided' }, reviewer: { name: 'name u1' } }, { author: null, reviewer: { name: 'name u2' } }] } }))
  it('saves the call', async () => {
    const calls = await graph.calls('{ reviews { author { name address { city } } } }')
    expect([calls.reviews?.length, calls.users?.length]).toEqual([1, 0])
  })
  it('of part of an object, the rest from its owner', () => graph.expect('{ reviews { author { address { city street } } } }', { data: { reviews: [{ author: { address: { city: '北京', street: 'street u1' } } }, { author: null }] } }))
  it('on one member of a union', () => graph.expect('{ reviews { media { __typename ... on Book { title pages } ... on Film { title } } } }', { data: { reviews: [{ media: { __typename: 'Book', title: 'provided title', pages: 7 } }, { media: { __typename: 'Film', title: 'film f1' } }] } }))
})
