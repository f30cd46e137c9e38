import { connect } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startToy, type StartedGateway } from '../toy/start.ts'

const JSON_TYPE = { 'content-type': 'application/json' }
const QUERY = '{"query":"{ instrument { model } }"}'

describe('/graphql', () => {
  let toy: StartedGateway
  beforeAll(async () => { toy = await startToy({ environment: { KEYUAN_CORS_ORIGINS: 'https://portal.example' } }) })
  afterAll(() => toy.gateway.stop())

  const post = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = JSON_TYPE): Promise<Response> => fetch(`${toy.url}/graphql`, { method: 'POST', headers, body })
  const get = (query: string, headers: Record<string, string> = { 'apollo-require-preflight': '1' }): Promise<Response> => fetch(`${toy.url}/graphql?${query}`, { headers })
  const firstError = async (response: Response): Promise<{ message: string; extensions: Record<string, unknown> }> => ((await response.json()) as { errors: never[] }).errors[0] as never

  it('answers POST, with the request id and without caching', async () => {
    const response = await post(QUERY)
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual({ data: { instrument: { model: 'M-0' } } })
    expect(response.headers.get('cache-control')).toBe('private, no-store')
    expect(response.headers.get('x-request-id')).toMatch(/^[\w-]{36}$/)
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  })

  it('answers GET for queries, and refuses mutations there', async () => {
    expect(await (await get(`query=${encodeURIComponent('query ($id: ID) { instrument(id: $id) { id } }')}&variables=${encodeURIComponent('{"id":"instruments:5"}')}`)).json()).toEqual({ data: { instrument: { id: 'instruments:5' } } })
    const mutation = await get(`query=${encodeURIComponent('mutation { renameInstrument(id: "1", title: "x") { instrument { id } } }')}`)
    expect(mutation.status).toBe(405)
    expect(await firstError(mutation)).toMatchObject({ message: 'GET 请求只能查询', extensions: { code: 'BAD_REQUEST' } })
  })

  it.each<[string, number, string, () => Promise<Response>]>([
    ['a body of more than 2 MB', 413, 'LIMIT_EXCEEDED', () => post(`{"query":"${' '.repeat(2_097_152)}"}`)],
    ['a gzipped body', 415, 'BAD_REQUEST', () => post(gzipSync('{"query":"{ instrument { model } }"}'), { ...JSON_TYPE, 'content-encoding': 'gzip' })],
    ['a gzip bomb', 415, 'BAD_REQUEST', () => post(gzipSync(Buffer.alloc(50_000_000)), { ...JSON_TYPE, 'content-encoding': 'gzip' })],
    ['a batch', 400, 'BAD_REQUEST', () => post(`[${QUERY},${QUERY}]`)],
    ['text/plain', 415, 'BAD_REQUEST', () => post(QUERY, { 'content-type': 'text/plain' })],
    ['a form', 415, 'BAD_REQUEST', () => post('query={a}', { 'content-type': 'application/x-www-form-urlencoded' })],
    ['multipart', 415, 'BAD_REQUEST', () => post('--x--', { 'content-type': 'multipart/form-data; boundary=x' })],
    ['no content type', 415, 'BAD_REQUEST', () => post(new Uint8Array(Buffer.from(QUERY)), {})],
    ['UTF-7', 415, 'BAD_REQUEST', () => post(QUERY, { 'content-type': 'application/json; charset=utf-7' })],
    ['an IBM charset in quotes', 415, 'BAD_REQUEST', () => post(QUERY, { 'content-type': 'application/json; charset="ibm037"' })],
    ['JSON that is none', 400, 'BAD_REQUEST', () => post('{"query":')],
    ['an empty body', 400, 'BAD_REQUEST', () => post('')],
    ['JSON that is no object', 400, 'BAD_REQUEST', () => post('"{ a }"')],
    ['__proto__ in the body', 400, 'BAD_REQUEST', () => post('{"query":"{ instrument { model } }","variables":{"__proto__":{"x":1}}}')],
    ['variables that are a list', 400, 'BAD_REQUEST', () => post('{"query":"{ instrument { model } }","variables":[]}')],
    ['no query', 400, 'BAD_REQUEST', () => post('{"variables":{}}')],
    ['a persisted query that is not known', 404, 'NOT_FOUND', () => post('{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"aa"}}}')],
    ['GET without a preflight', 400, 'BAD_REQUEST', () => get(`query=${encodeURIComponent('{ instrument { model } }')}`, {})],
    ['GET with an odd content type', 415, 'BAD_REQUEST', () => get('query={a}', { 'content-type': 'message/http', 'apollo-require-preflight': '1' })],
    ['an error of syntax', 400, 'QUERY_INVALID', () => post('{"query":"{ instrument { "}')],
    ['an unknown field', 400, 'QUERY_INVALID', () => post('{"query":"{ instrument { modell } }"}')],
    ['a hidden field of federation', 400, 'QUERY_INVALID', () => post('{"query":"{ _entities(representations: []) { __typename } }"}')],
    ['a variable of the wrong type', 400, 'QUERY_INVALID', () => post('{"query":"query ($n: Int) { instruments(first: $n) { edges { cursor } } }","variables":{"n":"many"}}')],
    ['several operations without a name', 400, 'QUERY_INVALID', () => post('{"query":"query A { topRated } query B { topRated }"}')],
    ['an operation that is not there', 400, 'QUERY_INVALID', () => post('{"query":"query A { topRated }","operationName":"C"}')],
    ['@defer', 400, 'QUERY_INVALID', () => post('{"query":"{ instrument { ... @defer { model } } }"}')],
    ['a subscription', 400, 'QUERY_INVALID', () => post('{"query":"subscription { a }"}')],
    ['another address', 404, 'NOT_FOUND', () => fetch(`${toy.url}/nowhere`)],
    ['another method', 404, 'NOT_FOUND', () => fetch(`${toy.url}/graphql`, { method: 'PUT', headers: JSON_TYPE, body: QUERY })],
  ])('refuses %s with %d %s', async (_name, status, code, ask) => {
    const response = await ask()
    expect(response.status).toBe(status)
    expect(response.headers.get('content-type')).toMatch(/^application\/(graphql-response\+)?json/)
    const error = await firstError(response)
    expect(error).toMatchObject({ message: expect.stringMatching(/\p{Script=Han}/u) as string, extensions: { code, requestId: response.headers.get('x-request-id'), messageEn: expect.stringMatching(/[a-z]/) as string } })
    expect(Object.keys(error.extensions).filter((key) => !['code', 'requestId', 'messageEn', 'subgraph', 'retryAfterSeconds'].includes(key))).toEqual([])
  })

  it('names the unknown field, and does not suggest another', async () => {
    const error = await firstError(await post('{"query":"{ instrument { modell } }"}'))
    expect(error.message).toBe('类型 Instrument 没有字段 modell')
    expect(JSON.stringify(error)).not.toMatch(/did you mean|"model"/i)
  })

  it('answers application/graphql-response+json to whom accepts it, errors too', async () => {
    const accept = { ...JSON_TYPE, accept: 'application/graphql-response+json' }
    for (const body of [QUERY, '{"query":"{ nope }"}', `{"query":"${'{a'.repeat(50)}${'}'.repeat(50)}"}`]) {
      expect((await post(body, accept)).headers.get('content-type')).toMatch(/^application\/graphql-response\+json/)
    }
  })

  it.each([['a-sane-id.1234', true], ['short', false], ['x'.repeat(65), false], ['id with blanks', false], ['"><script>alert', false]])('keeps the request id %j: %s', async (id, kept) => {
    expect((await post(QUERY, { ...JSON_TYPE, 'x-request-id': id })).headers.get('x-request-id') === id).toBe(kept)
  })

  it('lets the configured origin call from a browser, and no other', async () => {
    const preflight = (origin: string): Promise<Response> => fetch(`${toy.url}/graphql`, { method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'POST' } })
    const allowed = await preflight('https://portal.example')
    expect([allowed.status, allowed.headers.get('access-control-allow-origin')]).toEqual([204, 'https://portal.example'])
    expect(allowed.headers.get('access-control-allow-headers')).toContain('authorization')
    expect(allowed.headers.get('access-control-allow-credentials')).toBeNull()
    expect((await preflight('https://evil.example')).headers.get('access-control-allow-origin')).toBeNull()
    const answer = await post(QUERY, { ...JSON_TYPE, origin: 'https://portal.example' })
    expect([answer.headers.get('access-control-allow-origin'), answer.headers.get('vary')]).toEqual(['https://portal.example', 'Origin'])
  })

  it('shows the calls to subgraphs only to who asks', async () => {
    const query = '{"query":"{ searchResources(first: 6) { edges { node { title rating ... on Instrument { model } ... on Dataset { rows } platform { name } } } } }"}'
    const traced = ((await (await post(query, { ...JSON_TYPE, 'x-keyuan-trace': '1' })).json()) as { extensions: { trace: { subgraph: string; kind: string; representations: number; ms: number }[] } }).extensions.trace
    expect(traced.map(({ subgraph, kind, representations }) => `${subgraph} ${kind} ${representations}`).sort()).toEqual(['catalogue root 0', 'datasets entities 3', 'instruments entities 3', 'platforms entities 3', 'services entities 6'])
    expect(traced.every(({ ms }) => ms >= 0)).toBe(true)
    expect(await (await post(query)).json()).not.toHaveProperty('extensions')
  })

  it('closes a connection that sends its headers too slowly', { timeout: 50_000 }, async () => {
    const { port } = new URL(toy.url)
    const started = performance.now()
    const socket = connect(Number(port), '127.0.0.1')
    const timer = setInterval(() => socket.write('x'), 1_000)
    socket.write('POST /graphql HTTP/1.1\r\nx-slow: ')
    await new Promise((resolve) => { socket.on('close', resolve); socket.on('error', () => undefined); socket.resume() })
    clearInterval(timer)
    expect(performance.now() - started).toBeLessThan(40_000)
  })
})

describe('introspection', () => {
  it('can be kept from anonymous clients', async () => {
    const secret = 'a development key of sufficient length'
    const toy = await startToy({ environment: { KEYUAN_ANONYMOUS_INTROSPECTION: 'false', KEYUAN_DEVELOPMENT_KEY: secret } })
    const { mintDevelopmentToken } = await import('../../auth/mint-development-token.ts')
    const reply = await toy.ask('{ ...F } fragment F on Query { x: __type(name: "Query") { name } }')
    expect(reply.errors).toMatchObject([{ message: '登录后才能自省模式', extensions: { code: 'FORBIDDEN' } }])
    expect((await toy.ask('{ __typename }')).data).toEqual({ __typename: 'Query' })
    expect((await toy.ask('{ __schema { queryType { name } } }', {}, { authorization: `Bearer ${await mintDevelopmentToken({ sub: 'u' }, secret)}` })).data).toEqual({ __schema: { queryType: { name: 'Query' } } })
    await toy.gateway.stop()
  })
})

describe('overload', () => {
  it('is answered at once with 503 and when to come back', async () => {
    const { toyLocals, toyLocal, toySchema } = await import('../toy/artifact.ts')
    const slow = toySchema('services', { resolvers: { Query: { topRated: () => new Promise((resolve) => setTimeout(resolve, 300, 1)) } } })
    const toy = await startToy({ environment: { KEYUAN_MAX_IN_FLIGHT: '5' }, localSubgraphs: () => [...toyLocals(['services']), toyLocal('services', slow)] })
    const replies = await Promise.all(Array.from({ length: 12 }, () => toy.ask('{ topRated }')))
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(5)
    const refused = replies.filter(({ status }) => status === 503)
    expect(refused).toHaveLength(7)
    expect(refused[0]?.headers.get('retry-after')).toBe('1')
    expect(refused[0]?.errors[0].extensions).toMatchObject({ code: 'OVERLOADED', retryAfterSeconds: 1 })
    expect((await toy.ask('{ topRated }')).status).toBe(200)
    await toy.gateway.stop()
  })
})
