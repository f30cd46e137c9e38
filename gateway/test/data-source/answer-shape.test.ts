import { buildSchema } from 'graphql'
import { describe, expect, it } from 'vitest'
import { answerShape, fits } from '../../data-source/answer-shape.ts'
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
  ])('%s: %j: %s', (query, data, expected) => {
    expect(fit(query, data)).toBe(expected)
  })

  it('does not look at inherited properties', () => {
    expect(fit('{ item { constructor: one { id } } }', { item: {} })).toBe(true)
  })
})
