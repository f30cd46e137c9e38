import { describe, it } from 'vitest'
import { federatedGraph } from './graph.ts'

const graph = federatedGraph({
  one: {
    sdl: `
      enum Kind { PUBLIC SECRET @inaccessible }
      enum Level { LOW HIGH }
      type Item @key(fields: "id") { id: ID! kind: Kind level: Level @shareable hidden: String @inaccessible code: String @inaccessible }
      type Query { items: [Item] byKind(kind: Kind): String }`,
    resolvers: { Item: { __resolveReference: ({ id }: { id: string }) => ({ id, code: `code ${id}` }) }, Query: { items: () => [{ id: '1', kind: 'PUBLIC', level: 'LOW', code: 'code 1' }, { id: '2', kind: null, level: null, code: 'code 2' }], byKind: (_: unknown, { kind }: { kind: string }) => kind } },
  },
  two: {
    sdl: 'type Item @key(fields: "id") { id: ID! code: String @external decoded: String @requires(fields: "code") legacy: String } type Query { other: Int }',
    resolvers: { Item: { __resolveReference: (reference: object) => reference, decoded: ({ code }: { code: string }) => `de${code}`, legacy: () => 'old' } },
  },
})

describe('what clients do not see', () => {
  it('is used between subgraphs all the same', () => graph.expect('{ items { kind level decoded legacy } }', { data: { items: [{ kind: 'PUBLIC', level: 'LOW', decoded: 'decode 1', legacy: 'old' }, { kind: null, level: null, decoded: 'decode 2', legacy: 'old' }] } }))
  it('cannot be asked for', () => graph.expect('{ items { hidden } }', { data: null, errors: true }))
  it('is no value of an argument', () => graph.expect('{ byKind(kind: SECRET) }', { data: null, errors: true }))
  it('and the rest is', () => graph.expect('query ($kind: Kind) { byKind(kind: $kind) }', { data: { byKind: 'PUBLIC' } }, { kind: 'PUBLIC' }))
})
