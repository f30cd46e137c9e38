import { Agent, request } from 'node:http'
import { describe, expect, it } from 'vitest'
import { toyLocal, toyLocals, toySchema } from '../toy/artifact.ts'
import { startToy } from '../toy/start.ts'

describe('stop', () => {
  it('answers every request that it took, over open connections too, and ends within ten seconds', async () => {
    const slow = toySchema('services', { resolvers: { Query: { topRated: () => new Promise((resolve) => setTimeout(resolve, 150, 4)) } } })
    const toy = await startToy({ localSubgraphs: () => [...toyLocals(['services']), toyLocal('services', slow)] })
    const agent = new Agent({ keepAlive: true, maxSockets: 50 })
    const outcomes: string[] = []
    let stopping = false
    const ask = (): Promise<void> => new Promise((resolve) => {
      let connected = false
      const sent = request(`${toy.url}/graphql`, { method: 'POST', agent, headers: { 'content-type': 'application/json' } }, (response) => {
        response.resume().on('end', () => { outcomes.push(String(response.statusCode)); resolve() }).on('error', () => { outcomes.push('lost in the middle'); resolve() })
      })
      sent.on('socket', (socket) => { if (!socket.connecting) connected = true; else socket.on('connect', () => { connected = true }) })
      // Not being let in any more is no lost answer; and a kept-alive socket may close just as it is used again.
      sent.on('error', () => { outcomes.push(connected && !sent.reusedSocket ? 'lost' : 'refused'); resolve() })
      sent.end('{"query":"{ topRated }"}')
    })
    const clients = Array.from({ length: 40 }, async () => {
      while (!stopping || outcomes.at(-1) !== 'refused') {
        await ask()
        if (outcomes.at(-1) === 'refused') break
      }
    })
    await new Promise((resolve) => setTimeout(resolve, 600))
    stopping = true
    const started = performance.now()
    await toy.gateway.stop()
    expect(performance.now() - started).toBeLessThan(10_000)
    await Promise.all(clients)
    agent.destroy()
    expect(outcomes.filter((each) => each === '200').length).toBeGreaterThan(100)
    expect(new Set(outcomes.filter((each) => each !== 'refused'))).toEqual(new Set(['200']))
  })

  it('does not wait for a request that never ends', { timeout: 20_000 }, async () => {
    const hanging = toySchema('services', { resolvers: { Query: { topRated: () => new Promise(() => undefined) } } })
    const toy = await startToy({ localSubgraphs: () => [...toyLocals(['services']), toyLocal('services', hanging)], environment: { KEYUAN_SUBGRAPH_DEADLINE_MS: '30000' } })
    const lost = toy.ask('{ topRated }').then(() => 'answered', () => 'cut')
    await new Promise((resolve) => setTimeout(resolve, 100))
    const started = performance.now()
    await toy.gateway.stop()
    expect(performance.now() - started).toBeLessThan(10_000)
    expect(await lost).toBe('cut')
  })

  it('is harmless on a gateway that did not start, and frees the port', async () => {
    const toy = await startToy()
    await toy.gateway.stop()
    await expect(fetch(`${toy.url}/health/live`)).rejects.toThrow()
    const { createGateway } = await import('../../create-gateway.ts')
    const { readConfig } = await import('../../config.ts')
    const { toyArtifact } = await import('../toy/artifact.ts')
    await createGateway({ artifact: toyArtifact(), config: readConfig({}) }).stop()
  })
})
