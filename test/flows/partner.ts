import { createServer } from 'node:http'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { graphql, parse } from 'graphql'

// A whole partner: a key, one field that only it knows, and the feed.
export const PARTNER_SDL = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@inaccessible"])
  type Telescope @key(fields: "id") { id: ID! aperture: Float }
  type Query { resourceChanges(after: String, first: Int! = 500): ResourceChangePage! @shareable @inaccessible }
  type ResourceChangePage @shareable @inaccessible { changes: [ResourceChange!]! cursor: String! more: Boolean! }
  type ResourceChange @shareable @inaccessible { id: ID! typename: String! version: String! deleted: Boolean! document: ResourceDocument }
  scalar ResourceDocument @inaccessible`

const telescopes = [
  { id: 'skynet:fast', aperture: 500, title: '五百米口径球面射电望远镜', province: '520000' },
  { id: 'skynet:lamost', aperture: 4, title: '郭守敬望远镜', province: '130000' },
]
const document = ({ title, province }: (typeof telescopes)[number]) => ({ profile: 'core/1', resourceType: 'TELESCOPE', title, keywords: ['天文'], spatialCoverage: [{ adminCode: province }] })

const schema = buildSubgraphSchema({
  typeDefs: parse(PARTNER_SDL),
  resolvers: {
    Telescope: { __resolveReference: ({ id }: { id: string }) => telescopes.find((telescope) => telescope.id === id) ?? null },
    Query: {
      resourceChanges: (_: unknown, { after }: { after?: string }) => ({
        changes: after ? [] : telescopes.map((telescope) => ({ id: telescope.id, typename: 'Telescope', version: '1', deleted: false, document: document(telescope) })),
        cursor: 'end', more: false,
      }),
    },
  } as never,
})

export const startPartner = async (): Promise<{ url: string; stop(): void }> => {
  const server = createServer(async (request, response) => {
    const body = JSON.parse(Buffer.concat(await request.toArray()).toString()) as { query: string; variables?: Record<string, unknown> }
    response.setHeader('content-type', 'application/json').end(JSON.stringify(await graphql({ schema, source: body.query, variableValues: body.variables })))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(server.address() as { port: number }).port}/graphql`, stop: () => server.close() }
}
