import { describe, it } from 'vitest'
import { federatedGraph } from './graph.ts'

const cell = (id: string) => ({ id })
const GRID = [[cell('a'), null, cell('b')], null, [], [cell('a')]]

const graph = federatedGraph({
  grids: {
    sdl: `
      type Cell @key(fields: "id") { id: ID! next: Cell near: [[Cell]] }
      type Row { cells: [Cell] strict: [Cell!] }
      type Query { grid: [[Cell]] cube: [[[Cell]]] rows: [Row] none: [Cell] nothing: [[Cell]] one: Cell }`,
    resolvers: {
      Cell: { __resolveReference: ({ id }: { id: string }) => cell(id), next: ({ id }: { id: string }) => (id === 'a' ? cell('b') : null), near: ({ id }: { id: string }) => [[cell(id), null], null] },
      Query: { grid: () => GRID, cube: () => [GRID, null], rows: () => [{ cells: [cell('a'), null], strict: [cell('b')] }, null, { cells: null, strict: [] }], none: () => [], nothing: () => null, one: () => cell('a') },
    },
  },
  values: {
    sdl: 'type Cell @key(fields: "id") { id: ID! value: String numbers: [[Int]] bad: String! tags: [String] }',
    resolvers: {
      Cell: {
        __resolveReference: ({ id }: { id: string }) => (id === 'gone' ? null : { id }), value: ({ id }: { id: string }) => `value ${id}`, numbers: () => [[1, null], null, []],
        bad: ({ id }: { id: string }) => (id === 'b' ? null : 'good'), tags: () => [null, 'x'],
      },
    },
  },
})

const a = { value: 'value a' }
const b = { value: 'value b' }

describe('lists', () => {
  it('of lists, with nulls at every level and the same entity more than once', () => graph.expect('{ grid { value } cube { value } }', { data: { grid: [[a, null, b], null, [], [a]], cube: [[[a, null, b], null, [], [a]], null] } }))
  it('of lists below entities that came from elsewhere', () => graph.expect('{ grid { near { value } } }', { data: { grid: [[{ near: [[a, null], null] }, null, { near: [[b, null], null] }], null, [], [{ near: [[a, null], null] }]] } }))
  it('of leaves', () => graph.expect('{ one { numbers tags } }', { data: { one: { numbers: [[1, null], null, []], tags: [null, 'x'] } } }))
  it('of objects with lists, some of them null', () => graph.expect('{ rows { cells { value next { value } } strict { value } } }', { data: { rows: [{ cells: [{ ...a, next: b }, null], strict: [b] }, null, { cells: null, strict: [] }] } }))
  it('that are empty or null cost no call', () => graph.expect('{ none { value } nothing { value } }', { data: { none: [], nothing: null } }))
  it('a null where none may be: the nearest place that may be null takes it, the others stay', () => graph.expect('{ grid { id bad } }', { data: { grid: [[{ id: 'a', bad: 'good' }, null, null], null, [], [{ id: 'a', bad: 'good' }]] }, errors: true }))
})
