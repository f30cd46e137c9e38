import { describe, expect, it } from 'vitest'
import { operationHash } from './operation-hash.ts'

describe('operationHash', () => {
  const plain = 'query A($x: ID!) { node(id: $x) { ...F } } fragment F on Node { id }'

  it.each([
    ['blanks, commas and comments', '# c\nquery A($x: ID!,) {\n  node(id: $x) { ...F }\n}\n\nfragment F on Node { id, }'],
    ['the order of definitions', 'fragment F on Node { id } query A($x: ID!) { node(id: $x) { ...F } }'],
  ])('is the same whatever %s', (_what, other) => expect(operationHash(other)).toBe(operationHash(plain)))

  it.each([['a field', plain.replace('{ id }', '{ id __typename }')], ['an argument', plain.replace('id: $x)', 'id: "x")')], ['a name', plain.replace('query A', 'query B')], ['an alias', plain.replace('node(', 'n: node(')]])(
    'differs with %s', (_what, other) => expect(operationHash(other)).not.toBe(operationHash(plain)))

  it('is 64 hex digits, and no document has none', () => {
    expect(operationHash(plain)).toMatch(/^[0-9a-f]{64}$/)
    expect(() => operationHash('{')).toThrow()
  })
})
