import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { toyArtifact, toyLocals, toySchema } from '../toy/artifact.ts'
import { serveSubgraph, type ServedSubgraph } from '../toy/serve.ts'
import { startToy, type StartedGateway } from '../toy/start.ts'

const TRACE = { 'x-keyuan-trace': '1' }

describe('an owner that is down', () => {
  let instruments: ServedSubgraph
  let catalogue: ServedSubgraph
  let toy: StartedGateway
  beforeAll(async () => {
    instruments = await serveSubgraph(toySchema('instruments'))
    catalogue = await serveSubgraph(toySchema('catalogue'))
    toy = await startToy({
      artifact: toyArtifact({ urls: { instruments: instruments.url, catalogue: catalogue.url } }),
      localSubgraphs: () => toyLocals(['instruments', 'catalogue']),
      environment: { KEYUAN_SUBGRAPH_DEADLINE_MS: '400' },
    })
  })
  afterEach(async () => {
    instruments.fault = undefined
    catalogue.fault = undefined
    await expect.poll(async () => (await toy.ask('{ instrument { model } resource(id: "datasets:1") { title } }')).errors.length, { timeout: 10_000, interval: 200 }).toBe(0)
    instruments.calls.length = 0
    catalogue.calls.length = 0
  })
  afterAll(async () => {
    await toy.gateway.stop()
    await instruments.stop()
    await catalogue.stop()
  })

  const DOWN = (_request: unknown, response: { destroy(): void }): void => response.destroy()

  it('has its core fields answered by the catalogue, and its special ones null with one error', async () => {
    instruments.fault = DOWN
    const reply = await toy.ask('{ datasets(first: 3) { id madeWith { id title platform { id name } model maker(lang: "en") } } }', {}, TRACE)
    expect(reply.data.datasets[1].madeWith).toEqual([{ id: 'instruments:2', title: '标题 instruments:2', platform: { id: 'platforms:2', name: '平台 platforms:2' }, model: null, maker: null }])
    expect(reply.errors).toMatchObject([{ message: '数据来源暂时不可用:instruments', path: ['datasets', 0, 'madeWith', 0, 'model'], extensions: { code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'instruments', messageEn: expect.stringContaining('instruments') as string } }])
    expect(reply.extensions.degraded).toEqual([{ subgraph: 'instruments', code: 'SUBGRAPH_UNAVAILABLE' }])
    expect(reply.extensions.trace).toContainEqual(expect.objectContaining({ subgraph: 'catalogue', kind: 'entities', representations: 3, insteadOf: 'instruments' }))
  })

  it('gives the error the place of the first record it is about, in a list of several types', async () => {
    instruments.fault = DOWN
    const reply = await toy.ask('{ resources(ids: ["datasets:1", "datasets:3", "instruments:2", "instruments:4"]) { id title ... on Instrument { model } } }')
    expect(reply.data.resources[2]).toEqual({ id: 'instruments:2', title: '标题 instruments:2', model: null })
    expect(reply.errors).toMatchObject([{ path: ['resources', 2, 'model'] }])
  })

  it('costs nothing but the marker where only core fields were asked', async () => {
    instruments.fault = DOWN
    const reply = await toy.ask('{ instrument(id: "instruments:2") { id title keywords } }')
    expect(reply.data.instrument).toEqual({ id: 'instruments:2', title: '标题 instruments:2', keywords: ['科学', 'instruments:2'] })
    expect(reply.errors).toEqual([])
    expect(reply.extensions.degraded).toEqual([{ subgraph: 'instruments', code: 'SUBGRAPH_UNAVAILABLE' }])
  })

  it('has a record asked for by id answered too, by variable or by value, under any alias', async () => {
    instruments.fault = DOWN
    const reply = await toy.ask('query ($id: ID) { one: instrument(id: $id) { id t: title model } two: instrument(id: "instruments:4") { title } instruments(first: 1) { edges { node { title } } } }', { id: 'instruments:2' })
    expect(reply.data).toEqual({ one: { id: 'instruments:2', t: '标题 instruments:2', model: null }, two: { title: '标题 instruments:4' }, instruments: null })
    expect(reply.errors.map(({ path }) => path)).toEqual([['one', 'model'], ['instruments']])
  })

  it('does not let a record of another type stand in', async () => {
    instruments.fault = DOWN
    const reply = await toy.ask('{ instrument(id: "datasets:1") { title } }')
    expect(reply.data).toEqual({ instrument: null })
    expect(reply.errors).toMatchObject([{ path: ['instrument'], extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }])
  })

  it.each([
    ['hangs', () => undefined, 'SUBGRAPH_TIMEOUT'],
    ['answers a page', (_request: unknown, response: import('node:http').ServerResponse) => { response.writeHead(200, { 'content-type': 'text/html' }).end('<html>') }, 'SUBGRAPH_BAD_RESPONSE'],
    ['lost its database', (_request: unknown, response: import('node:http').ServerResponse) => { response.writeHead(200, { 'content-type': 'application/json' }).end('{"data":{"_entities":[null]},"errors":[{"message":"ECONNREFUSED","path":["_entities",0]}]}') }, 'SUBGRAPH_UNAVAILABLE'],
    ['answers too few entities', (_request: unknown, response: import('node:http').ServerResponse) => { response.writeHead(200, { 'content-type': 'application/json' }).end('{"data":{"_entities":[]}}') }, 'SUBGRAPH_BAD_RESPONSE'],
  ])('is helped out when it %s', async (_name, fault, code) => {
    instruments.fault = fault
    const reply = await toy.ask('{ dataset(id: "datasets:5") { madeWith { title model } } }')
    expect(reply.data).toEqual({ dataset: { madeWith: [{ title: '标题 instruments:6', model: null }] } })
    expect(reply.errors).toMatchObject([{ path: ['dataset', 'madeWith', 0, 'model'], extensions: { code, subgraph: 'instruments' } }])
    expect(reply.extensions.degraded).toEqual([{ subgraph: 'instruments', code }])
  })

  it('is believed when it refuses: the catalogue is not asked around it', async () => {
    instruments.fault = (_request, response) => response.writeHead(200, { 'content-type': 'application/json' })
      .end('{"data":{"_entities":[null]},"errors":[{"message":"没有权限","path":["_entities",0],"extensions":{"code":"FORBIDDEN"}}]}')
    const reply = await toy.ask('{ dataset(id: "datasets:5") { madeWith { model } } }')
    expect(reply.errors).toMatchObject([{ message: '没有权限', path: ['dataset', 'madeWith', 0], extensions: { code: 'FORBIDDEN' } }])
    expect(catalogue.calls).toHaveLength(0)
    expect(reply.extensions.degraded).toBeUndefined()
  })

  it('and the catalogue down as well: null with the error of each', async () => {
    instruments.fault = DOWN
    catalogue.fault = DOWN
    const reply = await toy.ask('{ dataset(id: "datasets:5") { title madeWith { id title model } } searchResources { total } }')
    expect(reply.data).toEqual({ dataset: { title: '标题 datasets:5', madeWith: [{ id: 'instruments:6', title: null, model: null }] }, searchResources: null })
    expect(reply.errors.map(({ path, extensions }) => [path, extensions.subgraph])).toEqual(expect.arrayContaining([
      [['searchResources'], 'catalogue'], [['dataset', 'madeWith', 0, expect.stringMatching(/title|model/)], 'instruments'],
    ]))
    expect(reply.extensions.degraded).toEqual(expect.arrayContaining([{ subgraph: 'instruments', code: 'SUBGRAPH_UNAVAILABLE' }, { subgraph: 'catalogue', code: 'SUBGRAPH_UNAVAILABLE' }]))
  })

  it('keeps its own error where the catalogue cannot help', async () => {
    instruments.fault = (_request, response) => response.writeHead(200, { 'content-type': 'application/json' })
      .end('{"data":{"renameInstrument":null},"errors":[{"message":"ECONNREFUSED postgres://app:hunter2@db","path":["renameInstrument"]}]}')
    const reply = await toy.ask('mutation { renameInstrument(id: "instruments:1", title: "新") { instrument { title } } }')
    expect(reply.errors).toEqual([{ message: '系统内部错误', path: ['renameInstrument'], extensions: { code: 'INTERNAL', subgraph: 'instruments', requestId: reply.headers.get('x-request-id'), messageEn: 'An error of ours, logged under the request id' } }])
    expect(reply.extensions.degraded).toBeUndefined()
    expect(toy.log.some(({ msg, error }) => msg === 'masked error of a subgraph' && JSON.stringify(error).includes('ECONNREFUSED'))).toBe(true)
  })

  it('does not have mutations answered by anyone else', async () => {
    instruments.fault = DOWN
    const reply = await toy.ask('mutation { renameInstrument(id: "instruments:1", title: "新") { instrument { title } } }')
    expect(reply.data).toEqual({ renameInstrument: null })
    expect(reply.errors).toMatchObject([{ path: ['renameInstrument'], extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }])
    expect(instruments.calls).toHaveLength(1)
  })

  it('says a subgraph error of one record at the right place of a mixed list', async () => {
    instruments.fault = (request, response) => {
      const entities = (request.variables.representations as { id: string }[]).map(({ id }) => (id === 'instruments:4' ? { model: null } : { model: id }))
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ data: { _entities: entities }, errors: [{ message: '冲突', path: ['_entities', 1, 'model'], extensions: { code: 'CONFLICT' } }] }))
    }
    const reply = await toy.ask('{ resources(ids: ["datasets:1", "instruments:2", "datasets:3", "instruments:4", "instruments:6"]) { id ... on Instrument { model } } }')
    expect(reply.errors).toMatchObject([{ message: '冲突', path: ['resources', 3, 'model'] }])
  })
})
