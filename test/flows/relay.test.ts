import { buildSchema, getNamedType, type GraphQLSchema, isObjectType } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadDemo } from '../../scripts/start/load-demo.ts'
import { type LocalStack, openLocalStack } from './local-stack.ts'
import { untilFound } from './writing.ts'

interface Page { edges: { cursor: string; node: { id: string; __typename: string } }[]; pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null } }

let stack: LocalStack
let schema: GraphQLSchema

beforeAll(async () => {
  stack = await openLocalStack()
  const { positions } = await loadDemo(stack.graph)
  await untilFound(stack, positions)
  schema = buildSchema(stack.artifact.apiSdl)
}, 180_000)
afterAll(() => stack.close())

const page = async (field: string, args: string): Promise<Page> => {
  const { data, errors } = await stack.ask(`{ page: ${field}(${args}) { edges { cursor node { id __typename } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`)
  expect(errors).toBeUndefined()
  return (data as unknown as { page: Page }).page
}

/** Root connections whose nodes are Nodes. */
const lists = (): { field: string; typename: string }[] => {
  const nodes = new Set(schema.getPossibleTypes(schema.getType('Node') as never).map(({ name }) => name))
  return Object.values(schema.getQueryType()?.getFields() ?? {}).flatMap(({ name, type }) => {
    const connection = getNamedType(type)
    if (!isObjectType(connection) || !connection.name.endsWith('Connection')) return []
    const edge = getNamedType(connection.getFields().edges?.type ?? null)
    const node = isObjectType(edge) ? getNamedType(edge.getFields().node?.type ?? null) : null
    return node && nodes.has(node.name) ? [{ field: name, typename: node.name }] : []
  })
}

describe('Relay over the running graph', () => {
  it('node(id:) fetches an object of every type that lists itself, under the same id and type', async () => {
    const wrong: string[] = []
    const seen: string[] = []
    for (const { field, typename } of lists()) {
      const [edge] = (await page(field, 'first: 1')).edges
      if (!edge) continue
      seen.push(typename)
      const { data, errors } = await stack.ask('query ($id: ID!) { node(id: $id) { __typename id } }', { id: edge.node.id })
      if (errors || JSON.stringify(data) !== JSON.stringify({ node: { __typename: typename, id: edge.node.id } })) wrong.push(`${field} ${edge.node.id}: ${JSON.stringify(errors ?? data)}`)
    }
    expect(wrong).toEqual([])
    expect(seen).toEqual(expect.arrayContaining(['Dataset', 'Instrument', 'Paper', 'Platform', 'Organization', 'Project', 'Program', 'TopicCollection']))
  })

  it.each(['datasets', 'instruments', 'organizations', 'topics', 'searchResources'])('%s walks forward and backward over the same rows, and says where an end is', async (field) => {
    const whole = await page(field, 'first: 200')
    const ids = whole.edges.map(({ node }) => node.id)
    expect(ids.length).toBeGreaterThan(1)
    const first = await page(field, 'first: 1')
    expect(first.pageInfo).toEqual({ hasNextPage: true, hasPreviousPage: false, startCursor: first.edges[0]?.cursor, endCursor: first.edges[0]?.cursor })
    const second = await page(field, `first: 1, after: ${JSON.stringify(first.pageInfo.endCursor)}`)
    expect([first, second].map(({ edges }) => edges[0]?.node.id)).toEqual(ids.slice(0, 2))
    const back = await page(field, `last: 1, before: ${JSON.stringify(second.pageInfo.startCursor)}`)
    expect(back.edges.map(({ node }) => node.id)).toEqual(ids.slice(0, 1))
    expect(back.pageInfo).toMatchObject({ hasPreviousPage: false })
    if (whole.pageInfo.hasNextPage) return
    const last = await page(field, 'last: 1')
    expect([last.edges[0]?.node.id, last.pageInfo.hasNextPage]).toEqual([ids.at(-1), false])
  })

  it('an id of no object is null without an error, a text that is no id is BAD_INPUT', async () => {
    expect(await stack.ask('{ node(id: "datasets:nothing-here") { id } }')).toEqual({ data: { node: null } })
    expect((await stack.ask('{ node(id: "no id at all") { id } }')).errors?.[0]?.extensions.code).toBe('BAD_INPUT')
  })
})
