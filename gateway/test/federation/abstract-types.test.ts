import { describe, it } from 'vitest'
import { federatedGraph } from './graph.ts'

type Thing = { __typename: string; id: string }
const typename = { __resolveType: ({ __typename }: Thing) => __typename }
const BOOK = { __typename: 'Book', id: 'b1', title: '书' }
const FILM = { __typename: 'Film', id: 'f1', title: '电影' }
const SONG = { __typename: 'Song', id: 's1', title: '歌' }

const graph = federatedGraph({
  library: {
    sdl: `
      interface Node { id: ID! }
      interface Titled { title: String }
      type Book implements Node & Titled @key(fields: "id") { id: ID! title: String @shareable }
      type Film implements Node & Titled @key(fields: "id") { id: ID! title: String @shareable }
      union Item = Book | Film
      type Shelf { items: [Item] first: Node }
      type Query { items: [Item] node(id: ID!): Node titled: [Titled] shelves: [Shelf] shared: Item @shareable }`,
    resolvers: {
      Node: typename, Titled: typename, Item: typename,
      Book: { __resolveReference: () => BOOK }, Film: { __resolveReference: () => FILM },
      Query: { items: () => [BOOK, null, FILM, BOOK], node: (_: unknown, { id }: Thing) => [BOOK, FILM].find((each) => each.id === id), titled: () => [BOOK, FILM], shelves: () => [{ items: [FILM], first: BOOK }, { items: null, first: null }], shared: () => BOOK },
    },
  },
  details: {
    sdl: `
      interface Rated { rating: Int }
      type Book implements Rated @key(fields: "id") { id: ID! pages: Int rating: Int size: String }
      type Film implements Rated @key(fields: "id") { id: ID! minutes: Int rating: Int size: Int }
      type Song implements Rated @key(fields: "id") { id: ID! title: String @shareable rating: Int }
      union Item = Book | Song
      type Query { rated: [Rated] shared: Item @shareable songs: [Item] }`,
    resolvers: {
      Rated: typename, Item: typename,
      Book: { __resolveReference: ({ id }: Thing) => ({ id }), pages: () => 100, rating: () => 5, size: () => 'A4' },
      Film: { __resolveReference: ({ id }: Thing) => ({ id }), minutes: () => 90, rating: () => 4, size: () => 35 },
      Song: { __resolveReference: () => SONG, rating: () => 3 },
      Query: { rated: () => [BOOK, SONG, FILM], shared: () => BOOK, songs: () => [SONG, BOOK] },
    },
  },
})

describe('unions and interfaces', () => {
  it('of a union each member gets its own fields from elsewhere', () => graph.expect('{ items { __typename ... on Book { title pages } ... on Film { title minutes } } }', { data: { items: [{ __typename: 'Book', title: '书', pages: 100 }, null, { __typename: 'Film', title: '电影', minutes: 90 }, { __typename: 'Book', title: '书', pages: 100 }] } }))
  it('one name for fields of different types, by alias or in different members', () => graph.expect('{ items { ... on Book { x: size } ... on Film { y: size } } }', { data: { items: [{ x: 'A4' }, null, { y: 35 }, { x: 'A4' }] } }))
  it('a member that nobody asked for is empty', () => graph.expect('{ items { ... on Film { minutes } } songs { ... on Film { minutes } ... on Song { title } } }', { data: { items: [{}, null, { minutes: 90 }, {}], songs: [{ title: '歌' }, {}] } }))
  it('of an interface that only the other subgraph knows', () => graph.expect('{ items { ... on Rated { rating } } titled { title ... on Rated { rating } } rated { rating ... on Titled { title } ... on Song { title } } }', {
    data: { items: [{ rating: 5 }, null, { rating: 4 }, { rating: 5 }], titled: [{ title: '书', rating: 5 }, { title: '电影', rating: 4 }], rated: [{ rating: 5, title: '书' }, { rating: 3, title: '歌' }, { rating: 4, title: '电影' }] },
  }))
  it('node(id:) with fragments of named types, nested in each other', () => graph.expect('query ($id: ID!) { node(id: $id) { ...N } } fragment N on Node { id ... on Book { ...B } ... on Film { minutes } } fragment B on Book { pages ... on Node { __typename } }', { data: { node: { id: 'b1', pages: 100, __typename: 'Book' } } }, { id: 'b1' }))
  it('in objects in lists', () => graph.expect('{ shelves { items { ... on Film { minutes } } first { id ... on Book { pages } } } }', { data: { shelves: [{ items: [{ minutes: 90 }], first: { id: 'b1', pages: 100 } }, { items: null, first: null }] } }))
  it('a root field that two subgraphs share', () => graph.expect('{ shared { __typename ... on Book { title pages } } }', { data: { shared: { __typename: 'Book', title: '书', pages: 100 } } }))
  it('__typename under aliases, at the root, alone', () => graph.expect('{ __typename root: __typename items { kind: __typename } }', { data: { __typename: 'Query', root: 'Query', items: [{ kind: 'Book' }, null, { kind: 'Film' }, { kind: 'Book' }] } }))
})
