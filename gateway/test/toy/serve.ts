import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { graphql, type GraphQLSchema } from 'graphql'

export interface SubgraphCallRecord { query: string; variables: Record<string, unknown>; headers: IncomingMessage['headers'] }

/** Answers instead of the schema; `pass` lets the schema answer. */
export type Fault = (request: SubgraphCallRecord, response: ServerResponse, pass: () => void) => void

export interface ServedSubgraph {
  url: string
  calls: SubgraphCallRecord[]
  /** Set to break it, unset to mend it. */
  fault: Fault | undefined
  delayMs: number
  stop(): Promise<void>
}

/** A subgraph over real HTTP, as plain as possible. */
export async function serveSubgraph(schema: GraphQLSchema, port = 0): Promise<ServedSubgraph> {
  const calls: SubgraphCallRecord[] = []
  const served: ServedSubgraph = { url: '', calls, fault: undefined, delayMs: 0, stop: () => stop(server) }
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { query, variables = {} } = JSON.parse(Buffer.concat(chunks).toString()) as { query: string; variables?: Record<string, unknown> }
      const record = { query, variables, headers: request.headers }
      if (!query.includes('KeyuanPing')) calls.push(record)
      const pass = (): void => void answer(schema, record, response)
      if (served.fault) served.fault(record, response, pass)
      else if (served.delayMs > 0) setTimeout(pass, served.delayMs)
      else pass()
    })
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  served.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`
  return served
}

async function answer(schema: GraphQLSchema, { query, variables }: SubgraphCallRecord, response: ServerResponse): Promise<void> {
  const result = await graphql({ schema, source: query, variableValues: variables })
  response.setHeader('content-type', 'application/json').end(JSON.stringify(result))
}

function stop(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((resolve) => server.close(() => resolve()))
}
