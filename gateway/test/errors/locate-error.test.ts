import { describe, expect, it } from 'vitest'
import { createErrorLocator } from '../../errors/locate-error.ts'

const data = {
  list: [{ node: { id: 1 } }, null, { node: { id: 2, model: null, maker: 'x' } }, { node: { id: 3, model: 'y' } }],
  one: { platform: { name: null } },
  matrix: [[{ a: null }], [{ a: 1 }]],
}
const locate = createErrorLocator(data)
const NODES = ['list', '@', 'node']

describe('createErrorLocator', () => {
  it.each([
    ['the first null of a missing field, among objects that have it', { at: NODES, below: [], missing: ['model'] }, ['list', 2, 'node', 'model']],
    ['an entity by its number among those asked for', { at: NODES, below: ['model'], entity: { index: 1, of: 2 } }, ['list', 3, 'node', 'model']],
    ['an entity whose number does not add up: the first null', { at: NODES, below: ['model'], entity: { index: 1, of: 5 } }, ['list', 2, 'node', 'model']],
    ['an entity as a whole', { at: NODES, below: [], entity: { index: 1, of: 2 }, asked: ['model'] }, ['list', 3, 'node']],
    ['a path below a field', { at: ['one', 'platform'], below: ['name', 0, 'x'] }, ['one', 'platform', 'name', 0, 'x']],
    ['lists in lists', { at: ['matrix', '@', '@'], below: [], missing: ['a'] }, ['matrix', 0, 0, 'a']],
    ['a root field', { at: [], below: ['one', 'x'] }, ['one', 'x']],
    ['the list where nothing in it fits', { at: NODES, below: [], missing: ['nothing'] }, ['list']],
    ['nothing where nothing is known', { at: [], below: [] }, undefined],
    ['names that are inherited do not count', { at: NODES, below: [], missing: ['constructor'] }, ['list']],
  ])('finds %s', (_name, origin, path) => {
    expect(locate(origin)).toEqual(path)
  })

  it('does without data', () => {
    expect(createErrorLocator(undefined)({ at: NODES, below: [], missing: ['model'] })).toEqual(['list'])
    expect(createErrorLocator(null)({ at: [], below: ['a'] })).toEqual(['a'])
  })
})
