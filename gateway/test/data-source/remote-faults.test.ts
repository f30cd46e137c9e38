import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { toyArtifact, toyLocals, toySchema } from '../toy/artifact.ts'
import { serveSubgraph, type Fault, type ServedSubgraph } from '../toy/serve.ts'
import { startToy, type StartedGateway } from '../toy/start.ts'

const SECRET = 'postgres://app:hunter2@10.0.0.7'

const FAULTS: Record<string, { fault: Fault; code: string }> = {
  'hangs before it answers': { fault: () => undefined, code: 'SUBGRAPH_TIMEOUT' },
  'hangs in the middle': { fault: (_request, response) => { response.writeHead(200, { 'content-type': 'application/json' }); response.write('{"data": {') }, code: 'SUBGRAPH_TIMEOUT' },
  'sends one byte now and then': { fault: (_request, response) => { response.writeHead(200, { 'content-type': 'application/json' }); const timer = setInterval(() => response.write(' '), 20); response.on('close', () => clearInterval(timer)) }, code: 'SUBGRAPH_TIMEOUT' },
  'resets the connection': { fault: (_request, response) => { response.destroy() }, code: 'SUBGRAPH_UNAVAILABLE' },
  'resets in the middle': { fault: (_request, response) => { response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' }); response.write('{"data": {'); setTimeout(() => response.destroy(), 20) }, code: 'SUBGRAPH_UNAVAILABLE' },
  'writes half of the JSON': { fault: (_request, response) => { response.writeHead(200, { 'content-type': 'application/json' }).end('{"data": {"instrument":') }, code: 'SUBGRAPH_BAD_RESPONSE' },
  'answers a page': { fault: (_request, response) => { response.writeHead(200, { 'content-type': 'text/html' }).end(`<html>${SECRET}</html>`) }, code: 'SUBGRAPH_BAD_RESPONSE' },
  'answers 500 with a body': { fault: (_request, response) => { response.writeHead(500, { 'content-type': 'application/json' }).end(JSON.stringify({ errors: [{ message: SECRET }] })) }, code: 'SUBGRAPH_UNAVAILABLE' },
  'answers 503': { fault: (_request, response) => { response.writeHead(503, { 'retry-after': '7' }).end(SECRET) }, code: 'SUBGRAPH_UNAVAILABLE' },
  'answers something else': { fault: (_request, response) => { response.writeHead(200, { 'content-type': 'application/json' }).end('{"hello": "world"}') }, code: 'SUBGRAPH_BAD_RESPONSE' },
  'answers 200 MB': {
    fault: (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      response.write('{"data": {"x": "')
      const chunk = Buffer.alloc(1_048_576, 0x61)
      let left = 200
      const more = (): void => { while (left-- > 0 && response.writable) if (!response.write(chunk)) { response.once('drain', more); return } }
      more()
    },
    code: 'SUBGRAPH_BAD_RESPONSE',
  },
}

describe('a remote subgraph', () => {
  let served: ServedSubgraph
  let toy: StartedGateway
  beforeAll(async () => {
    served = await serveSubgraph(toySchema('datasets'))
    toy = await startToy({
      artifact: toyArtifact({ urls: { datasets: served.url } }),
      localSubgraphs: () => toyLocals(['datasets']),
      environment: { KEYUAN_SUBGRAPH_DEADLINE_MS: '500' },
    })
  })
  afterEach(async () => {
    served.fault = undefined
    // The breaker closes on the first probe that succeeds.
    await expect.poll(async () => (await toy.ask('{ datasets(first: 1) { rows } }')).errors.length, { timeout: 10_000, interval: 200 }).toBe(0)
  })
  afterAll(async () => {
    await toy.gateway.stop()
    await served.stop()
  })

  it.each(Object.entries(FAULTS))('that %s: its own field is null with one error, the rest answers within 2 s, nothing of it leaks', async (_name, { fault, code }) => {
    served.fault = fault
    const memory = process.memoryUsage().rss
    const started = performance.now()
    const reply = await toy.ask('{ datasets(first: 2) { rows } instrument { model } }')
    expect(performance.now() - started).toBeLessThan(2_000)
    expect(reply.status).toBe(200)
    expect(reply.data).toEqual({ datasets: null, instrument: { model: 'M-0' } })
    expect(reply.errors).toMatchObject([{ path: ['datasets'], extensions: { code, subgraph: 'datasets', requestId: reply.headers.get('x-request-id') } }])
    expect(reply.extensions.degraded).toEqual([{ subgraph: 'datasets', code }])
    const text = JSON.stringify(reply)
    expect(text).not.toContain('hunter2')
    expect(text).not.toContain('127.0.0.1')
    expect(process.memoryUsage().rss - memory).toBeLessThan(80 * 1_048_576)
  })

  it('passes on how long to wait', async () => {
    served.fault = FAULTS['answers 503']?.fault
    const reply = await toy.ask('{ datasets { rows } }')
    expect(reply.errors[0].extensions.retryAfterSeconds).toBe(7)
  })

  it('is left alone after five failures, answers at once meanwhile, and is back within 5 s of its recovery', async () => {
    served.fault = () => undefined
    for (let at = 0; at < 5; at++) await toy.ask(`{ datasets(first: ${at + 1}) { rows } }`)
    served.calls.length = 0
    const started = performance.now()
    const reply = await toy.ask('{ datasets { rows } }')
    expect(performance.now() - started).toBeLessThan(100)
    expect(reply.errors[0].extensions).toMatchObject({ code: 'SUBGRAPH_UNAVAILABLE', retryAfterSeconds: 1 })
    expect(served.calls).toHaveLength(0)
    served.fault = undefined
    const mended = performance.now()
    await expect.poll(async () => (await toy.ask('{ datasets { rows } }')).errors.length, { timeout: 6_000, interval: 100 }).toBe(0)
    expect(performance.now() - mended).toBeLessThan(5_000)
  })

  it('is not shut off by answers over the byte cap, which are the fault of one query', async () => {
    served.fault = FAULTS['answers 200 MB']?.fault
    for (let at = 0; at < 6; at++) await toy.ask('{ datasets { rows } }')
    served.fault = undefined
    expect((await toy.ask('{ datasets(first: 1) { rows } }')).errors).toEqual([])
  })

  it('is asked again when a kept-alive socket was closed under a query', async () => {
    let first = true
    served.fault = (_request, response, pass) => { if (first) { first = false; response.destroy() } else pass() }
    expect((await toy.ask('{ datasets(first: 1) { rows } }')).errors).toEqual([])
  })

  it('cannot pollute prototypes with its JSON', async () => {
    served.fault = (_request, response) => response.writeHead(200, { 'content-type': 'application/json' })
      .end('{"data":{"datasets":[{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"rows":3}],"__proto__":{"polluted":1}}}')
    expect((await toy.ask('{ datasets(first: 1) { rows } }')).data).toEqual({ datasets: [{ rows: 3 }] })
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  })

  it.each([['an object for a list', { datasets: { rows: 1 } }], ['a list for an object', { datasets: [{ madeWith: [[]] }] }], ['text for objects', { datasets: ['x'] }]])(
    'that sends %s does not take the rest of the response with it', async (_name, data) => {
      served.fault = (_request, response) => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ data }))
      const reply = await toy.ask('{ datasets(first: 2) { rows madeWith { id } } instrument { model } }')
      expect(reply.data).toEqual({ datasets: null, instrument: { model: 'M-0' } })
      expect(reply.errors).toMatchObject([{ path: ['datasets'], extensions: { code: 'SUBGRAPH_BAD_RESPONSE', subgraph: 'datasets' } }])
    })

  it('gives a value of the wrong type: null and an error with its path, the value not repeated', async () => {
    served.fault = (_request, response) => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ data: { datasets: [{ rows: SECRET }, { rows: 2 }] } }))
    const reply = await toy.ask('{ datasets(first: 2) { rows } }')
    expect(reply.data).toEqual({ datasets: [{ rows: null }, { rows: 2 }] })
    expect(reply.errors).toMatchObject([{ path: ['datasets', 0, 'rows'], extensions: { code: 'SUBGRAPH_BAD_RESPONSE' } }])
    expect(JSON.stringify(reply)).not.toContain('hunter2')
  })

  it('gets a token of its own, the request id, and never the credentials of the client', async () => {
    served.calls.length = 0
    await toy.ask('{ datasets { rows } }', {}, { cookie: 'session=1', 'x-request-id': 'test-request-1', 'x-secret': 'mine' })
    const headers: NodeJS.Dict<string | string[]> = served.calls[0]?.headers ?? {}
    expect(headers.authorization).toMatch(/^Bearer /)
    expect(headers['x-request-id']).toBe('test-request-1')
    expect(headers.cookie).toBeUndefined()
    expect(headers['x-secret']).toBeUndefined()
  })

  it('gets references once each, in calls of at most 500, and the answers go back to their places', async () => {
    served.calls.length = 0
    const ids = Array.from({ length: 1_300 }, (_, at) => `datasets:${at % 1_200}`)
    const reply = await toy.ask('query ($ids: [ID!]) { resources(ids: $ids) { id ... on Dataset { rows } } }', { ids }, { 'x-keyuan-trace': '1' })
    expect(reply.errors).toEqual([])
    expect(reply.data.resources).toEqual(ids.map((id) => ({ id, rows: Number(id.split(':')[1]) })))
    expect(served.calls.map(({ variables }) => (variables.representations as unknown[]).length)).toEqual([500, 500, 200])
    expect(reply.extensions.trace.filter((call: { subgraph: string }) => call.subgraph === 'datasets')).toMatchObject([{ representations: 500 }, { representations: 500 }, { representations: 200 }])
  })
})
