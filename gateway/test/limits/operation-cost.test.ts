import { buildSchema, Kind, parse, type GraphQLError, type OperationDefinitionNode } from 'graphql'
import { describe, expect, it } from 'vitest'
import { createOperationCheck } from '../../limits/check-operation.ts'
import { limitOf } from '../../limits/limit-error.ts'
import { DEFAULT_LIMITS } from '../../../schema/limits/limits.ts'

const schema = buildSchema(`
  interface Node { id: ID! }
  type Item implements Node { id: ID! name: String tags: [Tag!] parent: Item children(first: Int = 5): ItemConnection }
  type Other implements Node { id: ID! parts: [Tag!] more: [Tag!] }
  type Tag { label: String item: Item }
  type ItemConnection { edges: [ItemEdge!]! total: Total facet(first: Int = 20): [Tag!] }
  type ItemEdge { node: Item }
  type Total { value: Int }
  type Query {
    item: Item
    items(first: Int, last: Int, filter: String): ItemConnection
    byIds(ids: [ID!], identifiers: [String!]): [Item]
    nodes(first: Int): [Node]
    person(first: String): Item
  }
  type Mutation { rename(id: ID): Item }`)

const check = createOperationCheck(schema, DEFAULT_LIMITS)

function parts(source: string) {
  const document = parse(source)
  const operation = document.definitions.find((each): each is OperationDefinitionNode => each.kind === Kind.OPERATION_DEFINITION)
  if (!operation) throw new Error('no operation')
  return { document, operation }
}

const cost = (source: string, variables = {}): number => {
  const { document, operation } = parts(source)
  return check.cost(document, operation, variables)
}

const refuse = (source: string, variables = {}): GraphQLError | undefined => {
  const { document, operation } = parts(source)
  return check.refuse(document, operation, variables)
}

describe('operationCost', () => {
  it.each([
    ['one object', '{ item { id name } }', 1],
    ['objects below', '{ item { parent { parent { id } } } }', 3],
    ['an unsized list as ten', '{ item { tags { label } } }', 1 + 10],
    ['a page by its size, edges and nodes', '{ items(first: 50) { edges { node { id } } } }', 1 + 50 * 2],
    ['the larger of first and last', '{ items(first: 5, last: 30) { edges { node { id } } } }', 1 + 30 * 2],
    ['a page without a size by the contract default', '{ items { edges { node { id } } } }', 1 + 20 * 2],
    ['the default of the schema', '{ item { children { edges { node { id } } } } }', 1 + 1 + 5 * 2],
    ['lists in lists as a product', '{ items(first: 10) { edges { node { tags { label } } } } }', 1 + 10 * (2 + 10)],
    ['a facet beside the edges by its own size', '{ items(first: 10) { facet(first: 7) { label } edges { node { id } } } }', 1 + 7 + 20],
    ['single objects of a connection once', '{ items(first: 10) { total { value } } }', 2],
    ['a list of keys by its length', '{ byIds(ids: ["a", "b", "c"]) { id } }', 3],
    ['the dearest of types that exclude each other', '{ nodes(first: 3) { ... on Item { tags { label } } ... on Other { parts { label } more { label } } } }', 3 * (1 + 20)],
    ['the same field once, however often it is written', '{ item { tags { label } tags { label } ...F } } fragment F on Item { tags { item { id } } }', 1 + 10 * 2],
    ['a mutation as ten', 'mutation { rename { id } }', 10],
    ['an argument called first that is no number', '{ person(first: "Ada") { id } }', 1],
  ])('counts %s', (_name, source, expected) => {
    expect(cost(source)).toBe(expected)
  })

  it('takes sizes from variables and their defaults', () => {
    const source = 'query ($n: Int = 7, $ids: [ID!]) { items(first: $n) { edges { node { id } } } byIds(ids: $ids) { id } }'
    expect(cost(source)).toBe(1 + 7 * 2)
    expect(cost(source, { n: 100, ids: ['a', 'b'] })).toBe(1 + 100 * 2 + 2)
  })

  it('does not read inherited properties of the variables', () => {
    expect(cost('query ($constructor: Int = 3) { items(first: $constructor) { edges { node { id } } } }')).toBe(1 + 3 * 2)
  })
})

describe('createOperationCheck', () => {
  it.each([201, 2_147_483_647, 0, -1])('refuses a page of %d, written or as a variable, and names the field', (size) => {
    for (const error of [refuse(`{ items(first: ${size}) { edges { node { id } } } }`), refuse('query ($n: Int) { item { list: children(first: $n) { total { value } } } }', { n: size })]) {
      expect(limitOf(error)).toBe('pageSize')
      expect(error?.message).toContain(`上限 200,实际 ${size}`)
    }
    expect(refuse('query ($n: Int) { item { list: children(first: $n) { total { value } } } }', { n: size })?.message).toContain('list(first:)')
  })

  it('refuses a page size in a fragment on one of several types', () => {
    expect(limitOf(refuse('{ nodes { ... on Item { children(first: 900) { total { value } } } } }'))).toBe('pageSize')
  })

  it('admits a page of 200 and none at all', () => {
    expect(refuse('{ items(first: 200) { edges { node { id } } } }')).toBeUndefined()
    expect(refuse('query ($n: Int) { items(first: $n) { edges { node { id } } } }', { n: null })).toBeUndefined()
  })

  it('refuses pages inside pages by their product', () => {
    const error = refuse('{ items(first: 200) { edges { node { children(first: 200) { edges { node { id } } } } } } }')
    expect(limitOf(error)).toBe('cost')
    expect(error?.message).toMatch(/上限 20000,实际 80601/)
  })

  it('counts introspection by what the schema holds: two full queries pass, fifteen do not', () => {
    const full = '__schema { types { name fields(includeDeprecated: true) { name args { name type { kind name ofType { name } } } type { kind name ofType { kind name } } } inputFields { name } enumValues { name } } }'
    expect(refuse(`{ ${full} }`)).toBeUndefined()
    expect(limitOf(refuse(`{ ${Array.from({ length: 15 }, (_, at) => `x${at}: ${full}`).join(' ')} }`))).toBe('introspections')
  })
})
