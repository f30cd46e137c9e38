import { buildSchema, Kind, parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { compileCost } from './compile-cost.ts'
import { costShares } from './cost-shares.ts'
import { operationCost } from './operation-cost.ts'

const schema = buildSchema(`
  type Query { items(first: Int): ItemConnection one: Item }
  type ItemConnection { edges: [Edge!]! facet(first: Int = 20): [Tag!] }
  type Edge { node: Item }
  interface Item { id: ID tags: [Tag!] }
  type A implements Item { id: ID tags: [Tag!] more: [Tag!] }
  type B implements Item { id: ID tags: [Tag!] }
  type Tag { label: String }`)

const compiled = (source: string) => {
  const document = parse(source)
  const operation = document.definitions.find((each) => each.kind === Kind.OPERATION_DEFINITION)
  if (!operation) throw new Error('no operation')
  return compileCost({ schema, document, operation })
}

const sharesOf = (source: string, variables = {}) => costShares(compiled(source), variables).map(({ path, own, total }) => [path.join('.'), own, total])

describe('costShares', () => {
  it('tells what each selection contributes, dearest first, alias and variable minded', () => {
    expect(sharesOf('query ($n: Int) { some: items(first: $n) { edges { node { tags { label } } } facet(first: 3) { label } } one { id } }', { n: 50 })).toEqual([
      ['some', 1, 604], ['some.edges', 50, 600], ['some.edges.node', 50, 550], ['some.edges.node.tags', 500, 500], ['some.facet', 3, 3], ['one', 1, 1],
    ])
  })

  it('adds up to the estimate, of types that exclude each other counting the dearest', () => {
    const source = '{ items(first: 4) { edges { node { id ... on A { tags { label } more { label } } ... on B { tags { label } } } } } one { tags { label } } }'
    const roots = costShares(compiled(source), {}).filter(({ path }) => path.length === 1)
    expect(roots.reduce((sum, { total }) => sum + total, 0)).toBe(operationCost(compiled(source), {}))
    expect(roots).toHaveLength(2)
  })

  it('names the arguments that decide the length', () => {
    const [items] = costShares(compiled('query ($n: Int) { items(first: $n) { edges { node { id } } } }'), { n: 7 })
    expect(items).toMatchObject({ page: 7, sizes: [{ name: 'first', variable: 'n' }] })
  })
})
