import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { resourceId } from '../../schema/resource-id.ts'
import type { ResourceUpsert } from './format.ts'
import type { UpsertOutcome } from './upserter.ts'

/** The outside world of the tests: a graph that keeps what it is sent in memory and answers as `upsertResources` does. */
export interface FakeGraph {
  base: string
  token: string
  batches: { namespace: string; items: ResourceUpsert[]; bytes: number }[]
  stored: Map<string, string>
  /** HTTP statuses of the next answers, before it behaves. */
  failures: number[]
  /** Waits before each answer. */
  delayMs: number
  /** What it refuses, by source id. */
  refuse: (item: ResourceUpsert) => UpsertOutcome['findings']
  close(): Promise<void>
}

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece as Buffer)
  return Buffer.concat(pieces).toString()
}

export const startFakeGraph = async (token = 'let-me-in'): Promise<FakeGraph> => {
  const graph: FakeGraph = { base: '', token, batches: [], stored: new Map(), failures: [], delayMs: 0, refuse: () => [], close: async () => undefined }
  const answer = (namespace: string, item: ResourceUpsert): UpsertOutcome => {
    const id = resourceId(namespace, item.source, item.sourceId)
    const findings = graph.refuse(item)
    if (findings.length > 0) return { sourceId: item.sourceId, id: null, result: 'REFUSED', position: null, findings }
    const before = graph.stored.get(id)
    const after = item.deleted ? 'deleted' : JSON.stringify(item.document)
    graph.stored.set(id, after)
    const result = before === after ? 'UNCHANGED' : item.deleted ? 'DELETED' : before === undefined ? 'CREATED' : 'UPDATED'
    return { sourceId: item.sourceId, id, result, position: String(graph.stored.size), findings: [] }
  }
  const server = createServer(async (request, response) => {
    const text = await bodyOf(request)
    if (graph.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, graph.delayMs))
    const failure = graph.failures.shift()
    const namespace = /^\/internal\/([a-z-]+)$/.exec(request.url ?? '')?.[1]
    const status = failure ?? (namespace === undefined ? 404 : request.headers.authorization === `Bearer ${token}` ? 200 : 401)
    response.writeHead(status, { 'content-type': 'application/json' })
    if (status !== 200 || namespace === undefined) return void response.end('{}')
    const { variables } = JSON.parse(text) as { variables: { input: ResourceUpsert[] } }
    graph.batches.push({ namespace, items: variables.input, bytes: Buffer.byteLength(text) })
    return void response.end(JSON.stringify({ data: { upsertResources: variables.input.map((item) => answer(namespace, item)) } }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  graph.base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  graph.close = async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return graph
}
