import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { createLocalJWKSet, decodeJwt, type JSONWebKeySet } from 'jose'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createVerifier } from '../../../subgraphs/kit/tokens/verify-viewer-token.ts'
import { mintDevelopmentToken } from '../../auth/mint-development-token.ts'
import { partnerRequestId } from '../../versions/subgraph-headers.ts'
import { toyArtifact, toyLocals, toySchema } from '../toy/artifact.ts'
import { serveSubgraph, type ServedSubgraph } from '../toy/serve.ts'
import { startToy, type StartedGateway } from '../toy/start.ts'

const KEY = 'a development key of the tests, long enough'
const QUERY = '{ datasets(first: 1) { rows } instrument { model } }'

describe('what a partner learns', () => {
  let partner: ServedSubgraph
  let own: ServedSubgraph
  let toy: StartedGateway
  beforeEach(async () => {
    partner = await serveSubgraph(toySchema('datasets'))
    own = await serveSubgraph(toySchema('instruments'))
    toy = await startToy({
      artifact: toyArtifact({ urls: { datasets: partner.url, instruments: own.url }, terms: { datasets: {} } }),
      localSubgraphs: () => toyLocals(['datasets', 'instruments']),
      environment: { KEYUAN_DEVELOPMENT_KEY: KEY },
    })
  })
  afterEach(async () => {
    await toy.gateway.stop()
    await partner.stop()
    await own.stop()
  })

  const tokenOf = ({ calls }: ServedSubgraph): string => calls.at(-1)?.headers.authorization?.slice('Bearer '.length) ?? ''

  it('of who asks: that somebody signed in, and nothing else; a subgraph of ours gets the viewer as it is', async () => {
    const grants = [{ role: 'PLATFORM_MANAGER' as const, scope: 'platform:platforms:p1' }]
    const token = await mintDevelopmentToken({ sub: 'zhang-san', grants, agreements: ['datasets:1'] }, KEY)
    expect((await toy.ask(QUERY, {}, { authorization: `Bearer ${token}` })).errors).toEqual([])
    const { iat = 0, exp = 0, ...claims } = decodeJwt(tokenOf(partner))
    expect(claims).toEqual({ iss: 'keyuan-gateway', aud: 'datasets', sub: '', grants: [{ role: 'USER' }] })
    expect(exp - iat).toBe(300)
    expect(decodeJwt(tokenOf(own))).toMatchObject({ sub: 'zhang-san', grants: [{ role: 'USER' }, ...grants], agreements: ['datasets:1'] })
    const keys = createLocalJWKSet((await (await fetch(`${toy.url}/.well-known/jwks.json`)).json()) as JSONWebKeySet)
    expect(await createVerifier({ audience: 'datasets', trustedKeys: keys })(tokenOf(partner))).toEqual({ grants: [{ role: 'USER' }] })
    await expect(createVerifier({ audience: 'instruments', trustedKeys: keys })(tokenOf(partner))).rejects.toThrow()
  })

  it('of who does not sign in: ANONYMOUS', async () => {
    await toy.ask(QUERY)
    expect(decodeJwt(tokenOf(partner))).toMatchObject({ sub: '', grants: [{ role: 'ANONYMOUS' }] })
  })

  it('of the headers of the client: none, by name or by value', async () => {
    const sent = {
      authorization: `Bearer ${await mintDevelopmentToken({ sub: 'zhang-san' }, KEY)}`, cookie: 'session=cookie-of-client', 'x-request-id': 'id-of-client-1', 'x-secret': 'secret-of-client', 'x-forwarded-for': '198.51.100.9',
      traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', tracestate: 'vendor=of-client', baggage: 'user=of-client', 'user-agent': 'browser-of-client', referer: 'https://of-client.example', 'accept-language': 'zh-CN', origin: 'https://of-client.example',
    }
    await toy.ask(QUERY, {}, sent)
    const headers = partner.calls[0]?.headers ?? {}
    expect(Object.keys(headers).sort()).toEqual(['accept', 'authorization', 'connection', 'content-length', 'content-type', 'host', 'x-keyuan-supergraph', 'x-request-id'])
    expect(headers.authorization).not.toBe(sent.authorization)
    expect(JSON.stringify(headers)).not.toMatch(/of-client|0af7651916cd43dd8448eb211c80319c|198\.51\.100\.9|zh-CN/)
    expect(headers['x-request-id']).toBe(partnerRequestId('datasets', { requestId: 'id-of-client-1' }))
    expect(own.calls[0]?.headers['x-request-id']).toBe('id-of-client-1')
  })
})

describe('where partners may not stand in private networks', () => {
  it.each(['127.0.0.1', 'localhost', '0x7f000001', '[::ffff:127.0.0.1]'])('nothing connects to %s, the rest of the graph answers, and no address leaks', async (host) => {
    let connections = 0
    const inside = createServer((socket) => { connections++; socket.destroy() })
    await new Promise<void>((resolve) => inside.listen(0, '127.0.0.1', resolve))
    const { port } = inside.address() as AddressInfo
    const toy = await startToy({
      artifact: toyArtifact({ urls: { datasets: `http://${host}:${port}/graphql` }, terms: { datasets: {} } }),
      localSubgraphs: () => toyLocals(['datasets']),
      environment: { KEYUAN_PARTNERS_PRIVATE: 'false' },
    })
    const reply = await toy.ask(QUERY)
    expect(reply.data).toEqual({ datasets: null, instrument: { model: 'M-0' } })
    expect(reply.errors).toMatchObject([{ path: ['datasets'], message: '数据来源暂时不可用:datasets', extensions: { code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'datasets' } }])
    expect(JSON.stringify(reply)).not.toContain(String(port))
    const health = (await (await fetch(`${toy.url}/health`)).json()) as { subgraphs: { name: string; status: string }[] }
    expect(health.subgraphs.find(({ name }) => name === 'datasets')).toMatchObject({ status: 'down' })
    expect(JSON.stringify(health)).not.toContain(String(port))
    expect(connections).toBe(0)
    await toy.gateway.stop()
    inside.close()
  })
})
