import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import { describe, expect, it } from 'vitest'
import { readConfig } from '../config.ts'
import { createGateway } from '../create-gateway.ts'
import { toyArtifact, toyLocals } from './toy/artifact.ts'
import { startToy } from './toy/start.ts'

const log = pino({ level: 'silent' })

describe('start', () => {
  it('fails with a sentence where an address is missing, and lets go of what it opened', async () => {
    const gateway = createGateway({ artifact: toyArtifact(), config: readConfig({ KEYUAN_PORT: '0' }), localSubgraphs: () => toyLocals(['datasets']), log })
    await expect(gateway.start()).rejects.toThrow(/子图 datasets 没有地址,请设置 KEYUAN_URL_DATASETS/)
    await gateway.stop()
  })

  it('fails where a subgraph has two places', async () => {
    const gateway = createGateway({ artifact: toyArtifact(), config: readConfig({ KEYUAN_PORT: '0', KEYUAN_URL_DATASETS: 'http://127.0.0.1:1/' }), localSubgraphs: () => toyLocals(), log })
    await expect(gateway.start()).rejects.toThrow(/KEYUAN_URL_DATASETS/)
  })

  it('fails where the port is taken', async () => {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const gateway = createGateway({ artifact: toyArtifact(), config: readConfig({ KEYUAN_PORT: String((server.address() as AddressInfo).port) }), localSubgraphs: () => toyLocals(), log })
    await expect(gateway.start()).rejects.toThrow('EADDRINUSE')
    server.close()
  })

  it('serves the routes that are added to it', async () => {
    const toy = await startToy({ addRoutes: (app) => { app.get('/hello', async () => 'world') } })
    expect(await (await fetch(`${toy.url}/hello`)).text()).toBe('world')
    await toy.gateway.stop()
  })
})
