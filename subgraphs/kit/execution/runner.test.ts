import { buildSchema, parse } from 'graphql'
import { expect, it } from 'vitest'
import { createRunner } from './runner.ts'

const SDL = `
  interface Resource { id: ID! }
  type Paper implements Resource { id: ID! }
  type Edge { node: Resource other: Paper }
  type Query { edges: [Edge!]! }`

it('createRunner answers the same once an operation is compiled, where an object is promised or made by a function', async () => {
  const schema = buildSchema(SDL)
  const resource = schema.getType('Resource') as { resolveType?: unknown }
  resource.resolveType = () => 'Paper'
  const query = schema.getQueryType()
  if (query) query.getFields().edges!.resolve = () => [{ node: Promise.resolve({ id: '1' }), other: () => ({ id: '2' }) }]
  const run = createRunner(schema)
  const text = '{ edges { node { id } other { id } } }'
  const operation = { query: text, document: parse(text), isMutation: false, hasPrototypeName: false }
  for (let time = 0; time < 6; time++) {
    expect(JSON.parse(JSON.stringify(await run(operation, {}, {})))).toEqual({ data: { edges: [{ node: { id: '1' }, other: { id: '2' } }] } })
  }
})
