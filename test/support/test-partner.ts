import { createServer, type Server } from 'node:http'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { graphql, GraphQLError, type GraphQLSchema, parse } from 'graphql'
import { createVerifier } from '../../subgraphs/kit/tokens/verify-viewer-token.ts'

const FEED = `
  type Query { resourceChanges(after: String, first: Int! = 500): ResourceChangePage! @shareable @inaccessible }
  type ResourceChangePage @shareable @inaccessible { changes: [ResourceChange!]! cursor: String! more: Boolean! }
  type ResourceChange @shareable @inaccessible { id: ID! typename: String! version: String! deleted: Boolean! document: ResourceDocument }
  scalar ResourceDocument @inaccessible`

/** SDL of a partner: the feed, and what is its own. */
export const partnerSdl = (own: string): string => `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@inaccessible"])\n${own.trim()}\n${FEED}\n`

export interface PartnerRecord { id: string; typename: string; fields: Record<string, unknown>; document: Record<string, unknown> }

export interface TestPartner {
  url: string
  sdl: string
  /** Operations answered so far. */
  calls: () => number
  write(record: PartnerRecord): void
  withdraw(id: string): void
  /** Answers with another SDL from now on. */
  deploy(own: string): void
  /** What is done instead of answering; null answers. */
  fault: ((respond: import('node:http').ServerResponse) => void) | null
  stop(): Promise<void>
}

interface Row extends PartnerRecord { sequence: number; deleted: boolean }

/** A whole partner that keeps the contract, token included, on a free port of this machine. `own` declares its types; records are told as they are written. */
export const startTestPartner = async ({ namespace, own, jwksUrl, records = [] }: { namespace: string; own: string; jwksUrl: string; records?: readonly PartnerRecord[] }): Promise<TestPartner> => {
  const rows = new Map<string, Row>()
  let sequence = 0
  let calls = 0
  let schema: GraphQLSchema
  let sdl: string
  const verify = createVerifier({ audience: namespace, trustedKeys: jwksUrl })

  const put = (record: PartnerRecord, deleted = false): void => {
    sequence += 1
    rows.set(record.id, { ...record, sequence, deleted })
  }
  const page = ({ after, first }: { after?: string | null; first: number }) => {
    if (first < 1 || first > 1_000) throw new GraphQLError('first lies between 1 and 1000', { extensions: { code: 'BAD_INPUT' } })
    const seen = after == null ? 0 : Number(/^e1-(\d+)$/.exec(after)?.[1] ?? NaN)
    if (Number.isNaN(seen)) throw new GraphQLError('the cursor is of another epoch', { extensions: { code: 'RESYNC' } })
    const later = [...rows.values()].filter((row) => row.sequence > seen).sort((a, b) => a.sequence - b.sequence)
    const changes = later.slice(0, first)
    return {
      changes: changes.map((row) => ({ id: row.id, typename: row.typename, version: String(row.sequence), deleted: row.deleted, document: row.deleted ? null : row.document })),
      cursor: `e1-${changes.at(-1)?.sequence ?? seen}`, more: later.length > changes.length,
    }
  }
  const deploy = (text: string): void => {
    sdl = partnerSdl(text)
    const types = [...text.matchAll(/type (\w+) @key/g)].map((found) => found[1] ?? '')
    const reference = { __resolveReference: ({ id }: { id: string }) => { const row = rows.get(id); return row && !row.deleted ? { id, ...row.fields } : null } }
    schema = buildSubgraphSchema({ typeDefs: parse(sdl), resolvers: { Query: { resourceChanges: (_: unknown, args: { after?: string; first: number }) => page(args) }, ...Object.fromEntries(types.map((type) => [type, reference])) } as never })
  }
  deploy(own)
  for (const record of records) put(record)

  const server: Server = createServer(async (request, response) => {
    calls += 1
    if (partner.fault) return partner.fault(response)
    const text = Buffer.concat(await request.toArray()).toString()
    const send = (status: number, body: unknown): void => void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    try {
      await verify(/^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '')
    } catch {
      return send(401, { errors: [{ message: 'a token of the graph is needed', extensions: { code: 'UNAUTHENTICATED' } }] })
    }
    const { query, variables, operationName } = JSON.parse(text) as { query: string; variables?: Record<string, unknown>; operationName?: string }
    const answer = await graphql({ schema, source: query, variableValues: variables, operationName })
    send(200, answer)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const partner: TestPartner = {
    url: `http://127.0.0.1:${(server.address() as { port: number }).port}/graphql`,
    get sdl() { return sdl },
    calls: () => calls,
    write: (record) => put(record),
    withdraw: (id) => { const row = rows.get(id); if (row) put(row, true) },
    deploy,
    fault: null,
    stop: () => new Promise((resolve) => { server.closeAllConnections(); server.close(() => resolve()) }),
  }
  return partner
}
