import { buildSchema } from 'graphql'
import { describe, expect, it } from 'vitest'
import { answerShape, fits, prune } from '../../data-source/answer-shape.ts'
import { subgraphOperation } from '../../data-source/operation.ts'

const api = buildSchema(`
  type Item { id: ID one: Item many: [Item!]! grid: [[Item]] tags: [String] }
  type Other { many: Item one: Item }
  type Query { item: Item items: [Item] }`)

const fit = (query: string, data: unknown): boolean => fits(data, answerShape(subgraphOperation(query), api))

describe('fits', () => {
  it.each<[string, unknown, boolean]>([
    ['{ item { id tags } }', { item: { id: 1, tags: 'wrong, but a leaf' } }, true],
    ['{ item { id } }', { item: null }, true],
    ['{ item { id } }', { item: [] }, false],
    ['{ item { id } }', { item: 'text' }, false],
    ['{ items { id } }', { items: { id: 1 } }, false],
    ['{ items { id } }', { items: [null, { id: 1 }] }, true],
    ['{ items { id } }', { items: [1] }, false],
    ['{ item { x: many { one { id } } } }', { item: { x: [{ one: [] }] } }, false],
    ['{ item { grid { id } } }', { item: { grid: [[null, { id: 1 }], null] } }, true],
    ['{ item { grid { id } } }', { item: { grid: [{ id: 1 }] } }, false],
    ['{ _entities(representations: []) { ... on Item { many { id } } } }', { _entities: [{ many: {} }] }, false],
    ['{ _entities(representations: []) { ... on Item { many { id } } } }', { _entities: [{ many: [] }, null] }, true],
    ['{ _entities(representations: []) { ... on Item { one { id } } } }', { _entities: {} }, false],
    ['{ _entities(representations: []) { ... on Item { many { id } } ... on Other { many { id } } } }', { _entities: [{ many: {} }, { many: [] }] }, true],
    ['{ ...F } fragment F on Query { item { many { id } } }', { item: { many: {} } }, false],
    ['{ item { hidden { id } } }', { item: { hidden: [] } }, true],
    ['{ item { __typename id } }', { item: { __typename: 5 } }, false],
    ['{ item { id } }', { item: { __typename: { x: 1 } } }, false],
    ['{ item { __typename id } }', { item: { __typename: 'Item' } }, true],
  ])('%s: %j: %s', (query, data, expected) => {
    expect(fit(query, data)).toBe(expected)
  })

  it('does not look at inherited properties', () => {
    expect(fit('{ item { constructor: one { id } } }', { item: {} })).toBe(true)
  })
})

describe('prune', () => {
  it.each<[string, unknown, unknown]>([
    ['{ item { id } }', { item: { id: 1, tags: ['x'] }, items: [{ id: 2 }] }, { item: { id: 1 } }],
    ['{ items { x: id one { id } } }', { items: [{ x: 1, id: 1, one: { id: 2, many: [] } }, null] }, { items: [{ x: 1, one: { id: 2 } }, null] }],
    ['{ item { grid { id } } }', { item: { grid: [[{ id: 1, tags: [] }, null], null] } }, { item: { grid: [[{ id: 1 }, null], null] } }],
    ['{ _entities(representations: []) { ... on Item { id } ... on Other { one { id } } } }', { _entities: [{ __typename: 'Query', id: 1, title: 'forged' }, { one: { id: 1, x: 1 } }] }, { _entities: [{ id: 1 }, { one: { id: 1 } }] }],
    ['{ ...F } fragment F on Query { item { ...G __typename } } fragment G on Item { tags }', { item: { tags: [{ any: 'leaf' }], __typename: 'Item', id: 1 } }, { item: { tags: [{ any: 'leaf' }], __typename: 'Item' } }],
    ['{ item { hidden { id } } }', { item: { hidden: [{ id: 1, more: 2 }] } }, { item: { hidden: [{ id: 1 }] } }],
  ])('%s leaves of %j what was asked for', (query, data, left) => {
    prune(data, answerShape(subgraphOperation(query), api))
    expect(data).toEqual(left)
  })
})
