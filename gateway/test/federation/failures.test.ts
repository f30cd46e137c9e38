import { GraphQLError } from 'graphql'
import { describe, it } from 'vitest'
import { federatedGraph } from './graph.ts'

const refuse = (): never => { throw new GraphQLError('refused', { extensions: { code: 'FORBIDDEN' } }) }

const graph = federatedGraph({
  lists: {
    sdl: 'type Item @key(fields: "id") { id: ID! own: String strict: String! } type Query { items: [Item] failing: Item broken: [Item!]! other: String }',
    resolvers: { Item: { strict: ({ id }: { id: string }) => (id === '2' ? null : 'ok') }, Query: { items: () => ['1', '2', '3'].map((id) => ({ id, own: `own ${id}` })), failing: refuse, broken: refuse, other: () => 'other' } },
  },
  details: {
    sdl: 'type Item @key(fields: "id") { id: ID! detail: String never: String! } type Query { more: String }',
    resolvers: {
      Item: { __resolveReference: async ({ id }: { id: string }) => (id === '3' ? refuse() : { id }), detail: ({ id }: { id: string }) => (id === '2' ? refuse() : `detail ${id}`), never: refuse },
      Query: { more: () => 'more' },
    },
  },
})

describe('what fails in one place', () => {
  it('a field of one entity, and a reference that rejects: the other entities are whole', () => graph.expect('{ items { own detail } }', { data: { items: [{ own: 'own 1', detail: 'detail 1' }, { own: 'own 2', detail: null }, { own: 'own 3', detail: null }] }, errors: true }))
  it('a root field: its neighbours of the same subgraph and of others answer', () => graph.expect('{ failing { own } other more }', { data: { failing: null, other: 'other', more: 'more' }, errors: true }))
  it('a null where none may be, within a subgraph', () => graph.expect('{ items { own strict } }', { data: { items: [{ own: 'own 1', strict: 'ok' }, null, { own: 'own 3', strict: 'ok' }] }, errors: true }))
  it('a field of another subgraph that may not be null takes its entity with it', () => graph.expect('{ items { own never } more }', { data: { items: [null, null, null], more: 'more' }, errors: true }))
  it('a root field that may not be null takes everything', () => graph.expect('{ broken { own } more }', { data: null, errors: true }))
})
