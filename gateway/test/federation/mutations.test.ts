import { describe, it } from 'vitest'
import { federatedGraph } from './graph.ts'

let log: string[] = []
const note = async (entry: string): Promise<string> => {
  // The later, the quicker: only waiting keeps the order.
  await new Promise((resolve) => setTimeout(resolve, 30 - log.length * 10))
  log.push(entry)
  return log.join(' ')
}

const graph = federatedGraph({
  one: {
    sdl: 'type Cart @key(fields: "id") { id: ID! seen: String } input AddInput { item: String! } type AddPayload { cart: Cart order: String } type Query { log: String } type Mutation { add(input: AddInput!): AddPayload failOne: AddPayload }',
    resolvers: {
      Query: { log: () => log.join(' ') },
      Mutation: { add: async (_: unknown, { input }: { input: { item: string } }) => ({ cart: { id: 'c1', seen: input.item }, order: await note(`one:${input.item}`) }), failOne: () => { throw new Error('no') } },
    },
  },
  two: {
    sdl: 'type Cart @key(fields: "id") { id: ID! total: String } type Mutation { pay(amount: Int): String refund: String }',
    resolvers: { Cart: { __resolveReference: (reference: object) => reference, total: () => log.join(' ') }, Mutation: { pay: (_: unknown, { amount }: { amount: number }) => note(`two:${amount}`), refund: () => note('two:refund') } },
  },
}, () => { log = [] })

describe('mutations', () => {
  it('run one after the other in the order of the document, across subgraphs', () => graph.expect('mutation { a: add(input: { item: "x" }) { order } pay(amount: 5) b: add(input: { item: "y" }) { order } refund }', {
    data: { a: { order: 'one:x' }, pay: 'one:x two:5', b: { order: 'one:x two:5 one:y' }, refund: 'one:x two:5 one:y two:refund' },
  }))
  it('read what they wrote from another subgraph, before the next one runs', () => graph.expect('mutation ($i: AddInput!) { add(input: $i) { cart { id seen total } } pay(amount: 1) }', { data: { add: { cart: { id: 'c1', seen: 'v', total: 'one:v' } }, pay: 'one:v two:1' } }, { i: { item: 'v' } }))
  it('that fail leave the others', () => graph.expect('mutation { failOne { order } pay(amount: 2) }', { data: { failOne: null, pay: 'two:2' }, errors: true }))
})
