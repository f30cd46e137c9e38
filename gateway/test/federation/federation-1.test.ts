import { describe, it } from 'vitest'
import { federatedGraph } from './graph.ts'

const graph = federatedGraph({
  users: {
    sdl: 'type User @key(fields: "id") @key(fields: "email") { id: ID! email: String name: String rank: Int @external } extend type User { label: String @requires(fields: "rank") } type Query { user: User }',
    resolvers: { User: { __resolveReference: ({ id, rank }: { id?: string; rank?: number }) => ({ id: id ?? 'u1', email: 'u@x', name: 'N', rank }), label: ({ rank }: { rank: number }) => `rank ${rank}` }, Query: { user: () => ({ id: 'u1', email: 'u@x', name: 'N' }) } },
  },
  ranks: {
    sdl: 'extend type User @key(fields: "email") { email: String @external rank: Int friends: [User] } extend type Query { top: User }',
    resolvers: { User: { __resolveReference: (reference: object) => reference, rank: () => 7, friends: ({ email }: { email: string }) => [{ email }, null] }, Query: { top: () => ({ email: 'u@x' }) } },
  },
})

describe('types extended in the manner of federation 1', () => {
  it('with @external keys, through either side', () => graph.expect('{ user { name rank } top { id name rank } }', { data: { user: { name: 'N', rank: 7 }, top: { id: 'u1', name: 'N', rank: 7 } } }))
  it('with @requires over both', () => graph.expect('{ user { label friends { label } } }', { data: { user: { label: 'rank 7', friends: [{ label: 'rank 7' }, null] } } }))
})
