import { describe, it } from 'vitest'
import { federatedGraph } from './graph.ts'

type Id = { org: string; local: number }
const ITEMS = [{ id: { org: 'x', local: 1 }, sku: 's1', region: 'cn', upc: 'u1' }, { id: { org: 'x', local: 2 }, sku: 's2', region: 'us', upc: 'u2' }, { id: { org: 'y', local: 1 }, sku: 's1', region: 'us', upc: 'u3' }]
const byId = ({ id }: { id: Id }) => ITEMS.find((each) => each.id.org === id.org && each.id.local === id.local)

const graph = federatedGraph({
  items: {
    sdl: `
      type Item @key(fields: "id { org local }") { id: ItemId! }
      type ItemId @shareable { org: String! local: Int! }
      type Query { items: [Item] }`,
    resolvers: { Item: { __resolveReference: byId }, Query: { items: () => [...ITEMS, null, ITEMS[0]] } },
  },
  bridge: {
    sdl: `
      type Item @key(fields: "id { org local }") @key(fields: "sku region") { id: ItemId! sku: String! region: String! shop: Shop }
      type ItemId @shareable { org: String! local: Int! }
      type Shop @key(fields: "owner { person { name } } city") { owner: Owner! city: String! }
      type Owner @shareable { person: Person! } type Person @shareable { name: String! }`,
    resolvers: { Item: { __resolveReference: byId, shop: ({ region }: { region: string }) => ({ city: region, owner: { person: { name: `owner in ${region}` } } }) } },
  },
  stock: {
    sdl: `
      type Item @key(fields: "sku region") @key(fields: "upc") { sku: String! region: String! upc: ID count: Int }
      type Shop @key(fields: "owner { person { name } } city") { owner: Owner! city: String! open: Boolean greeting: String }
      type Owner @shareable { person: Person! } type Person @shareable { name: String! }`,
    resolvers: {
      Item: { __resolveReference: ({ sku, region }: { sku: string; region: string }) => { const found = ITEMS.find((each) => each.sku === sku && each.region === region); return found && { ...found, upc: found.upc === 'u3' ? null : found.upc, count: found.id.local * 10 } } },
      Shop: { __resolveReference: (reference: object) => reference, open: () => true, greeting: ({ owner }: { owner: { person: { name: string } } }) => `hello ${owner.person.name}` },
    },
  },
  labels: {
    sdl: 'type Item @key(fields: "upc") { upc: ID label: String }',
    resolvers: { Item: { __resolveReference: ({ upc }: { upc: string | null }) => (upc === 'u2' ? null : { upc, label: `label ${upc}` }) } },
  },
})

describe('entity keys', () => {
  it('that are objects under the name id: each entity is its own', () => graph.expect('{ items { sku } }', { data: { items: [{ sku: 's1' }, { sku: 's2' }, { sku: 's1' }, null, { sku: 's1' }] } }))
  it('of several fields, reached by way of another key', () => graph.expect('{ items { id { org local } count } }', {
    data: { items: [{ id: { org: 'x', local: 1 }, count: 10 }, { id: { org: 'x', local: 2 }, count: 20 }, { id: { org: 'y', local: 1 }, count: 10 }, null, { id: { org: 'x', local: 1 }, count: 10 }] },
  }))
  it('over three kinds of key, an entity unknown at the end, and a key that is null', () => graph.expect('{ items { label } }', { data: { items: [{ label: 'label u1' }, { label: null }, { label: 'label null' }, null, { label: 'label u1' }] } }))
  it('nested two levels deep beside a plain one', () => graph.expect('{ items { shop { open greeting city } } }', {
    data: { items: [...['cn', 'us', 'us'].map((region) => ({ shop: { open: true, greeting: `hello owner in ${region}`, city: region } })), null, { shop: { open: true, greeting: 'hello owner in cn', city: 'cn' } }] },
  }))
})
