import { describe, it } from 'vitest'
import { federatedGraph } from './graph.ts'

// Ids are unique within a type only, as partners' may be.
const MEDIA = [{ __typename: 'Book', id: '1', title: 'book 1' }, { __typename: 'Film', id: '1', title: 'film 1' }, { __typename: 'Book', id: '2', title: 'book 2' }, { __typename: 'Book', id: '1', title: 'book 1' }]
const find = (typename: string) => ({ id }: { id: string }) => MEDIA.find((each) => each.__typename === typename && each.id === id)

const graph = federatedGraph({
  media: {
    sdl: `
      interface Media @key(fields: "id") { id: ID! title: String }
      type Book implements Media @key(fields: "id") { id: ID! title: String pages: Int }
      type Film implements Media @key(fields: "id") { id: ID! title: String minutes: Int }
      type Query { media: [Media] }`,
    resolvers: {
      Media: { __resolveReference: ({ id }: { id: string }) => find('Book')({ id }), __resolveType: ({ __typename }: { __typename: string }) => __typename },
      Book: { __resolveReference: find('Book'), pages: () => 9 },
      Film: { __resolveReference: find('Film'), minutes: () => 90 },
      Query: { media: () => [...MEDIA, null] },
    },
  },
  ratings: {
    sdl: 'type Media @key(fields: "id") @interfaceObject { id: ID! title: String @external rating: Int echo: String @requires(fields: "title") comments: [Comment] } type Comment { text: String } type Query { best: Media }',
    resolvers: {
      Media: {
        __resolveReference: (reference: { id: string }) => reference,
        rating: ({ id }: { id: string }) => Number(id) * 10,
        echo: ({ title }: { title: string }) => title,
        comments: ({ id }: { id: string }) => [{ text: `on ${id}` }, null],
      },
      Query: { best: () => ({ id: '2' }) },
    },
  },
})

describe('@interfaceObject', () => {
  it('adds a field to every type, and each keeps its own type where two share an id', () => graph.expect('{ media { __typename id rating ... on Book { pages } ... on Film { minutes } } }', {
    data: { media: [{ __typename: 'Book', id: '1', rating: 10, pages: 9 }, { __typename: 'Film', id: '1', rating: 10, minutes: 90 }, { __typename: 'Book', id: '2', rating: 20, pages: 9 }, { __typename: 'Book', id: '1', rating: 10, pages: 9 }, null] },
  }))
  it('on one of the types only', () => graph.expect('{ media { __typename ... on Film { rating } } }', { data: { media: [{ __typename: 'Book' }, { __typename: 'Film', rating: 10 }, { __typename: 'Book' }, { __typename: 'Book' }, null] } }))
  it('with @requires of a field of the interface', () => graph.expect('{ media { echo } }', { data: { media: [{ echo: 'book 1' }, { echo: 'film 1' }, { echo: 'book 2' }, { echo: 'book 1' }, null] } }))
  it('from the subgraph that does not know the types: their names come from the owner', () => graph.expect('{ best { __typename id title rating ... on Book { pages } } }', { data: { best: { __typename: 'Book', id: '2', title: 'book 2', rating: 20, pages: 9 } } }))
  it('with objects and nulls below', () => graph.expect('{ best { comments { text } } }', { data: { best: { comments: [{ text: 'on 2' }, null] } } }))
})
