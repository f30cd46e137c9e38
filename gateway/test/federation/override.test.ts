import { describe, it } from 'vitest'
import { federatedGraph } from './graph.ts'

const of = (from: string) => ({ id }: { id: string }) => ({ id, name: `name of ${from}`, price: `price of ${from}`, note: `note of ${from}` })

const graph = federatedGraph({
  old: {
    sdl: 'type Item @key(fields: "id") { id: ID! name: String price: String note: String } type Query { oldItem: Item }',
    resolvers: { Item: { __resolveReference: of('old') }, Query: { oldItem: () => of('old')({ id: 'i1' }) } },
  },
  new: {
    sdl: 'type Item @key(fields: "id") { id: ID! name: String @override(from: "old") } type Query { newItem: Item }',
    resolvers: { Item: { __resolveReference: of('new') }, Query: { newItem: () => of('new')({ id: 'i1' }) } },
  },
  newest: {
    sdl: 'type Item @key(fields: "id") { id: ID! price: String @override(from: "old") extra: String @override(from: "gone") } type Query { newestItem: Item }',
    resolvers: { Item: { __resolveReference: (from: { id: string }) => ({ ...of('newest')(from), extra: 'extra' }) }, Query: { newestItem: () => ({ ...of('newest')({ id: 'i1' }), extra: 'extra' }) } },
  },
})

const WHOLE = { name: 'name of new', price: 'price of newest', note: 'note of old', extra: 'extra' }

describe('@override', () => {
  it.each(['oldItem', 'newItem', 'newestItem'])('takes each field from where it moved to, asked through %s', (root) => graph.expect(`{ ${root} { name price note extra } }`, { data: { [root]: WHOLE } }))
})
