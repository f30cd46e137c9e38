import { describe, it } from 'vitest'
import { federatedGraph } from './graph.ts'

const graph = federatedGraph({
  one: {
    sdl: `
      type Page @shareable { total: Int items: [Item] info: Info }
      type Info @shareable { size: Int } type Item @key(fields: "id") { id: ID! name: String @shareable first: String parent: Item }
      type Query { page: Page @shareable item: Item @shareable onlyOne: Page }`,
    resolvers: {
      Item: { __resolveReference: ({ id }: { id: string }) => ({ id, name: `name ${id}` }), first: () => 'first', parent: ({ id }: { id: string }) => (id === '1' ? { id: '2', name: 'name 2' } : null) },
      Query: { page: () => ({ total: 2, items: [{ id: '1', name: 'name 1' }, { id: '2', name: 'name 2' }], info: { size: 9 } }), item: () => ({ id: '1', name: 'name 1' }), onlyOne: () => ({ total: 0, items: [], info: null }) },
    },
  },
  two: {
    sdl: `
      type Page @shareable { total: Int items: [Item] info: Info }
      type Info @shareable { size: Int } type Item @key(fields: "id") { id: ID! name: String @shareable second: String children: [Item] }
      type Query { page: Page @shareable item: Item @shareable }`,
    resolvers: {
      Item: { __resolveReference: ({ id }: { id: string }) => ({ id, name: `name ${id}` }), second: ({ id }: { id: string }) => `second ${id}`, children: ({ id }: { id: string }) => (id === '2' ? [{ id: '1', name: 'name 1' }] : []) },
      Query: { page: () => ({ total: 2, items: [{ id: '1', name: 'name 1' }, { id: '2', name: 'name 2' }], info: { size: 9 } }), item: () => ({ id: '1', name: 'name 1' }) },
    },
  },
})

describe('what two subgraphs have', () => {
  it('a page that both can answer, its items from both', () => graph.expect('{ page { total items { name first second } info { size } } }', { data: { page: { total: 2, items: [{ name: 'name 1', first: 'first', second: 'second 1' }, { name: 'name 2', first: 'first', second: 'second 2' }], info: { size: 9 } } } }))
  it('a root field asked twice under aliases', () => graph.expect('{ a: item { first } b: item { second } c: item { n: name name } }', { data: { a: { first: 'first' }, b: { second: 'second 1' }, c: { n: 'name 1', name: 'name 1' } } }))
  it('there and back again between them', () => graph.expect('{ item { parent { children { parent { second children { name } } } } } }', { data: { item: { parent: { children: [{ parent: { second: 'second 2', children: [{ name: 'name 1' }] } }] } } } }))
  it('a value type that is empty or null', () => graph.expect('{ onlyOne { total items { second } info { size } } }', { data: { onlyOne: { total: 0, items: [], info: null } } }))
})
