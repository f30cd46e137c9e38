import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toyArtifact, toyLocals, toySchema } from '../toy/artifact.ts'
import { serveSubgraph, type ServedSubgraph } from '../toy/serve.ts'
import { startToy, type StartedGateway } from '../toy/start.ts'

describe('a partner that is paused', () => {
  let partner: ServedSubgraph
  let toy: StartedGateway
  let pings = 0
  const artifactOf = (paused: boolean) => toyArtifact({ urls: { datasets: partner.url }, terms: { datasets: { paused } } })
  beforeAll(async () => {
    partner = await serveSubgraph(toySchema('datasets'))
    partner.fault = (request, _response, pass) => { if (request.query.includes('KeyuanPing')) pings++; pass() }
    toy = await startToy({ artifact: artifactOf(true), localSubgraphs: () => toyLocals(['datasets']) })
  })
  afterAll(async () => {
    await toy.gateway.stop()
    await partner.stop()
  })

  it('is never called; core fields come from the catalogue, the rest says at once that it is paused', async () => {
    const started = performance.now()
    const reply = await toy.ask('{ dataset(id: "datasets:5") { title rows } datasets { rows } resource(id: "datasets:7") { title ... on Dataset { rows } } }')
    expect(performance.now() - started).toBeLessThan(500)
    expect(reply.data).toEqual({ dataset: { title: '标题 datasets:5', rows: null }, datasets: null, resource: { title: '标题 datasets:7', rows: null } })
    expect(reply.errors.map(({ path }) => path)).toEqual(expect.arrayContaining([['dataset', 'rows'], ['datasets'], ['resource', 'rows']]))
    for (const error of reply.errors) expect(error).toMatchObject({ message: expect.stringContaining('平台已暂停') as string, extensions: { code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'datasets', messageEn: expect.stringContaining('paused') as string } })
    expect(reply.extensions.degraded).toEqual([{ subgraph: 'datasets', code: 'SUBGRAPH_UNAVAILABLE' }])
    expect(partner.calls).toEqual([])
  })

  it('is named by /health, which does not ask it either and is not the worse for it', async () => {
    const health = (await (await fetch(`${toy.url}/health`)).json()) as { status: string; subgraphs: { name: string }[] }
    expect(health.status).toBe('ok')
    expect(health.subgraphs.find(({ name }) => name === 'datasets')).toMatchObject({ kind: 'remote', status: 'paused' })
    expect(pings).toBe(0)
  })

  it('is asked again from the version on that does not pause it, and not again from the next that does', async () => {
    await toy.gateway.swap(artifactOf(false))
    expect((await toy.ask('{ datasets(first: 1) { rows } }')).data).toEqual({ datasets: [{ rows: 0 }] })
    const calls = partner.calls.length
    await toy.gateway.swap(artifactOf(true))
    expect((await toy.ask('{ datasets(first: 1) { rows } }')).data).toEqual({ datasets: null })
    expect(partner.calls).toHaveLength(calls)
  })
})
