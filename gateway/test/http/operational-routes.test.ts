import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createRemoteJWKSet } from 'jose'
import { describe, expect, it } from 'vitest'
import { createVerifier } from '../../../subgraphs/kit/tokens/verify-viewer-token.ts'
import { toyArtifact, toyLocals, toySchema } from '../toy/artifact.ts'
import { serveSubgraph } from '../toy/serve.ts'
import { startToy } from '../toy/start.ts'

const json = async (url: string): Promise<any> => (await fetch(url)).json()

describe('/health', () => {
  it('names each subgraph, from a start with one of them dead to its recovery', async () => {
    const placeholder = await serveSubgraph(toySchema('datasets'))
    const { port } = new URL(placeholder.url)
    await placeholder.stop()
    const toy = await startToy({ artifact: toyArtifact({ urls: { datasets: placeholder.url } }), localSubgraphs: () => toyLocals(['datasets']) })
    expect(await json(`${toy.url}/health`)).toMatchObject({ status: 'degraded', version: toy.gateway.version, subgraphs: [{ name: 'catalogue', kind: 'local', status: 'ok' }, {}, { name: 'datasets', kind: 'remote', status: 'down', lastError: { code: 'SUBGRAPH_UNAVAILABLE' } }, {}, {}] })
    expect((await toy.ask('{ datasets { rows } instrument { model } }')).data).toEqual({ datasets: null, instrument: { model: 'M-0' } })
    const served = await serveSubgraph(toySchema('datasets'), Number(port))
    await expect.poll(async () => (await json(`${toy.url}/health`)).subgraphs[2].status, { timeout: 10_000, interval: 300 }).not.toBe('down')
    expect((await json(`${toy.url}/health`)).subgraphs[2].latencyMs).toBeGreaterThan(0)
    expect(JSON.stringify(await json(`${toy.url}/health`))).not.toContain('127.0.0.1')
    await toy.gateway.stop()
    await served.stop()
  })

  it('is alive', async () => {
    const toy = await startToy()
    expect(await json(`${toy.url}/health/live`)).toEqual({ status: 'ok' })
    await toy.gateway.stop()
  })
})

describe('/.well-known/jwks.json', () => {
  it('has the key that verifies the tokens which subgraphs get', async () => {
    const served = await serveSubgraph(toySchema('datasets'))
    const toy = await startToy({ artifact: toyArtifact({ urls: { datasets: served.url } }), localSubgraphs: () => toyLocals(['datasets']) })
    await toy.ask('{ datasets { rows } }')
    const token = served.calls[0]?.headers.authorization?.slice('Bearer '.length) ?? ''
    const keys = createRemoteJWKSet(new URL(`${toy.url}/.well-known/jwks.json`))
    expect(await createVerifier({ audience: 'datasets', trustedKeys: keys })(token)).toEqual({ grants: [{ role: 'ANONYMOUS' }] })
    await expect(createVerifier({ audience: 'instruments', trustedKeys: keys })(token)).rejects.toThrow()
    await toy.gateway.stop()
    await served.stop()
  })
})

describe('/metrics', () => {
  it('counts requests, calls, plans and refusals', async () => {
    const toy = await startToy()
    await toy.ask('{ instrument { model } }')
    await toy.ask('{ instrument { model } }')
    await toy.ask('{ instruments(first: 900) { edges { cursor } } }')
    const text = await (await fetch(`${toy.url}/metrics`)).text()
    for (const line of [
      'keyuan_requests_total{status="200"} 2', 'keyuan_requests_total{status="400"} 1', 'keyuan_refused_total{limit="pageSize"} 1',
      'keyuan_subgraph_calls_total{subgraph="instruments",kind="root",code="ok"} 2', 'keyuan_plan_lookups_total{result="hit"} 1', 'keyuan_plan_lookups_total{result="miss"} 1',
      'keyuan_plans_total{outcome="planned"} 1', `keyuan_supergraph_info{version="${toy.gateway.version}"} 1`,
    ]) expect(text).toContain(line)
    expect(text).toMatch(/keyuan_event_loop_lag_seconds\{quantile="0.99"\} [\d.e-]+/)
    expect(text).toMatch(/keyuan_request_seconds_count 3/)
    expect(text).toMatch(/keyuan_subgraph_seconds_count\{subgraph="instruments"\} 2/)
    await toy.gateway.stop()
  })

  it('can be turned off', async () => {
    const toy = await startToy({ environment: { KEYUAN_METRICS: 'false' } })
    expect((await fetch(`${toy.url}/metrics`)).status).toBe(404)
    await toy.gateway.stop()
  })
})

describe('tracing', () => {
  it('sends request, plan and subgraph spans of one trace, and passes the trace on', async () => {
    const spans: { name: string; traceId: string; parentSpanId?: string; spanId: string; attributes: { key: string; value: { stringValue?: string } }[] }[] = []
    const collector = createServer((request, response) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () => {
        const body = JSON.parse(Buffer.concat(chunks).toString()) as { resourceSpans: { scopeSpans: { spans: typeof spans }[] }[] }
        spans.push(...body.resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans)))
        response.setHeader('content-type', 'application/json').end('{}')
      })
    })
    await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve))
    const served = await serveSubgraph(toySchema('datasets'))
    const toy = await startToy({
      artifact: toyArtifact({ urls: { datasets: served.url } }), localSubgraphs: () => toyLocals(['datasets']),
      environment: { KEYUAN_OTLP_ENDPOINT: `http://127.0.0.1:${(collector.address() as AddressInfo).port}` },
    })
    const traceId = '0af7651916cd43dd8448eb211c80319c'
    await toy.ask('{ datasets { rows } }', {}, { traceparent: `00-${traceId}-b7ad6b7169203331-01` })
    await toy.gateway.stop()
    const ours = spans.filter(({ name }) => name.startsWith('keyuan.'))
    expect(ours.map(({ name }) => name).sort()).toEqual(['keyuan.plan', 'keyuan.request', 'keyuan.subgraph'])
    expect(new Set(spans.map((span) => span.traceId))).toEqual(new Set([traceId]))
    const call = ours.find(({ name }) => name === 'keyuan.subgraph')
    expect(call?.attributes).toContainEqual({ key: 'subgraph', value: { stringValue: 'datasets' } })
    expect(served.calls[0]?.headers.traceparent).toBe(`00-${traceId}-${call?.spanId}-01`)
    await served.stop()
    collector.close()
  })
})
