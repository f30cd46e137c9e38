import { buildSchema } from 'graphql'
import { describe, expect, it } from 'vitest'
import { possibleTypesOf } from './possible-types.ts'

describe('possibleTypesOf', () => {
  it('names the object types of each interface and union, in a stable order', () => {
    const schema = buildSchema('interface Node { id: ID! } type B implements Node { id: ID! } type A implements Node { id: ID! } type C { x: Int } union Found = C | A type Query { node: Node found: Found }')
    expect(possibleTypesOf(schema)).toEqual({ possibleTypes: { Found: ['A', 'C'], Node: ['A', 'B'] } })
    expect(Object.keys(possibleTypesOf(schema).possibleTypes)).toEqual(['Found', 'Node'])
  })
})
