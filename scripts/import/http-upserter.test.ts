import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type FakeGraph, startFakeGraph } from './fake-graph.ts'
import type { ResourceUpsert } from './format.ts'
import { createHttpUpserter } from './http-upserter.ts'

const DELAYS = [1, 1, 1]
const items: ResourceUpsert[] = [{ source: 's', sourceId: '1', typename: 'Paper', deleted: false, document: { profile: 'core/1', resourceType: 'PAPER', title: '论文' } }]
const stop = new AbortController().signal

let graph: FakeGraph
beforeEach(async () => {
  graph = await startFakeGraph()
})
afterEach(() => graph.close())
const upserter = (token = graph.token) => createHttpUpserter({ base: graph.base, token }, stop, { delays: DELAYS })

describe('createHttpUpserter', () => {
  it('posts a batch to the namespace and gives its outcomes', async () => {
    expect(await upserter()('literature', items)).toEqual([{ sourceId: '1', id: expect.stringMatching(/^literature:[a-z2-7]{24}$/), result: 'CREATED', position: '1', findings: [] }])
    expect(graph.batches).toMatchObject([{ namespace: 'literature', items }])
  })
  it('sends again while the graph is busy or restarting', async () => {
    graph.failures.push(503, 502, 429)
    expect(await upserter()('literature', items)).toHaveLength(1)
    expect(graph.batches).toHaveLength(1)
  })
  it('gives up after its last delay, with a sentence', async () => {
    graph.failures.push(503, 503, 503, 503, 503)
    await expect(upserter()('literature', items)).rejects.toMatchObject({ plain: true, message: expect.stringContaining('too busy or starting (HTTP 503, 4 attempts)') })
  })
  it('says that the token is refused, without trying again', async () => {
    await expect(upserter('wrong')('literature', items)).rejects.toMatchObject({ plain: true, message: expect.stringMatching(/refused the token \(HTTP 401\).*run\.json/) })
  })
  it('says that no graph answers', async () => {
    await graph.close()
    await expect(upserter()('literature', items)).rejects.toMatchObject({ plain: true, message: expect.stringMatching(/^No graph answers at .* \(ECONNREFUSED\)\. Start it with `npm start`/) })
  })
  it('stops waiting when the import is stopped', async () => {
    graph.failures.push(503, 503)
    const stopped = new AbortController()
    const slow = createHttpUpserter({ base: graph.base, token: graph.token }, stopped.signal, { delays: [60_000] })
    setTimeout(() => stopped.abort(), 50)
    await expect(slow('literature', items)).rejects.toMatchObject({ plain: true })
  })
})

describe('createHttpUpserter on a strange answer', () => {
  let server: Server
  const answering = async (status: number, body: string): Promise<string> => {
    server = createServer((request, response) => {
      request.resume()
      response.writeHead(status).end(body)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  }
  afterEach(() => new Promise((resolve) => server.close(resolve)))
  const ask = (base: string) => createHttpUpserter({ base, token: 't' }, stop, { delays: [1] })('literature', items)

  it.each<[string, number, string, RegExp]>([
    ['errors of the whole batch', 200, '{"errors":[{"message":"输入不正确","extensions":{"code":"BAD_INPUT"}}]}', /literature refused the whole batch of 1 records \(first: 1\): BAD_INPUT 输入不正确/],
    ['another page', 200, '<html>', /gave an answer that is none \(HTTP 200\)/],
    ['too few outcomes', 200, '{"data":{"upsertResources":[]}}', /answered for other records than it was sent \(0 of 1/],
    ['outcomes of others', 200, '{"data":{"upsertResources":[{"sourceId":"2","result":"CREATED","findings":[]}]}}', /answered for other records/],
    ['an unknown result', 200, '{"data":{"upsertResources":[{"sourceId":"1","result":"LOST","findings":[]}]}}', /gave an answer that is none/],
    ['no such subgraph', 404, '', /is not there \(HTTP 404\)/],
    ['too large', 413, '', /takes no request as large/],
    ['a fault of its own', 500, '{"errors":[]}', /gave an answer that is none \(HTTP 500\)/],
  ])('names %s', async (_, status, body, sentence) => {
    await expect(ask(await answering(status, body))).rejects.toThrow(sentence)
  })
})
