import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { DEFAULT_TERMS, type PartnerTerms } from '../../../schema/partner.ts'
import { allowanceOf } from '../../kit/outbound/allowance.ts'
import { ResyncError } from './feed-source.ts'
import { remoteFeed, type RemoteFeedOptions } from './remote-feed.ts'

const CHANGE = { id: 'skynet:fast', typename: 'Telescope', version: '1', deleted: false, document: { profile: 'core/1' } }
const pageWith = (changes: unknown[]): string => JSON.stringify({ data: { resourceChanges: { changes, cursor: 'c1', more: true } } })

let server: Server
let port: number
let connections = 0
let seen: { at: number; headers: IncomingMessage['headers'] }[] = []
let answer: (response: ServerResponse) => void
const opened: { close(): Promise<void> }[] = []

beforeAll(async () => {
  server = createServer((request, response) => {
    seen.push({ at: performance.now(), headers: request.headers })
    request.resume().on('end', () => answer(response))
  })
  server.on('connection', () => connections++)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port
})
beforeEach(() => { answer = (response) => response.setHeader('content-type', 'application/json').end(pageWith([CHANGE])) })
afterEach(async () => {
  await Promise.all(opened.splice(0).map((feed) => feed.close()))
  seen = []
  connections = 0
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

/** Each path is an endpoint, and so an allowance, of its own. */
const feedAt = (path: string, partner?: Partial<PartnerTerms>, rest: Partial<RemoteFeedOptions> = {}) => {
  const feed = remoteFeed({ namespace: 'skynet', url: `http://127.0.0.1:${port}${path}`, token: async () => 'of the follower', ...(partner ? { partner: { terms: { ...DEFAULT_TERMS, ...partner }, allowPrivate: true } } : {}), ...rest })
  opened.push(feed)
  return feed
}

describe('remoteFeed', () => {
  it('asks for a page with the token of the follower', async () => {
    expect(await feedAt('/own').page(null, 500)).toEqual({ changes: [CHANGE], cursor: 'c1', more: true })
    expect(seen[0]?.headers).toMatchObject({ authorization: 'Bearer of the follower', 'content-type': 'application/json' })
  })

  it('walks a partner\'s feed at the pace that it declared, which it shares with the gateway of this process', async () => {
    const terms = { ...DEFAULT_TERMS, requestsPerSecond: 5, concurrency: 2 }
    const feed = feedAt('/paced', terms)
    const { leave } = await allowanceOf('skynet', `http://127.0.0.1:${port}/paced`, terms).enter(0)
    leave?.()
    const started = performance.now()
    for (let page = 0; page < 9; page++) await feed.page(null, 500)
    expect(performance.now() - started).toBeGreaterThan(1_000)
    // The gateway had one of the first five places.
    expect(seen.filter(({ at }) => at - started < 900)).toHaveLength(4)
  })

  it('says how often a partner wants to be looked at, and whether it is paused; of ours nothing', () => {
    expect(feedAt('/a', { pollSeconds: 60, paused: true })).toMatchObject({ pollMs: 60_000, paused: true })
    expect(feedAt('/b')).not.toHaveProperty('pollMs')
  })

  it.each([['http://127.0.0.1'], ['http://localhost'], ['http://user@127.0.0.1'], ['gopher://127.0.0.1']])('does not connect to a partner at %s where that is not allowed', async (origin) => {
    const feed = remoteFeed({ namespace: 'skynet', url: `${origin}:${port}/guarded`, token: async () => '', partner: { terms: DEFAULT_TERMS, allowPrivate: false } })
    opened.push(feed)
    await expect(feed.page(null, 500)).rejects.toThrow('skynet')
    expect(connections).toBe(0)
  })

  it.each<[string, (response: ServerResponse) => void, string]>([
    ['500', (response) => response.writeHead(500).end('at /srv/app.js:1'), 'HTTP 500'],
    ['a redirect', (response) => response.writeHead(302, { location: `http://127.0.0.1:${port}/inside` }).end(), 'HTTP 302'],
    ['half of the JSON', (response) => response.end('{"data":{"resourceChanges":{"changes":['), 'JSON'],
    ['a list', (response) => response.end('[]'), 'malformed'],
    ['no connection', (response) => response.destroy(), 'skynet'],
    ['a change that is null', (response) => response.end(pageWith([null])), 'malformed'],
    ['a change without an id', (response) => response.end(pageWith([{ ...CHANGE, id: 7 }])), 'malformed'],
  ])('rejects where the answer is %s', async (_name, fault, said) => {
    answer = fault
    await expect(feedAt('/faults').page(null, 500)).rejects.toThrow(said)
    expect(seen.length).toBeLessThanOrEqual(1)
  })

  it('tells RESYNC from other errors', async () => {
    answer = (response) => response.end('{"errors":[{"message":"old","extensions":{"code":"RESYNC"}}]}')
    await expect(feedAt('/resync').page('c0', 500)).rejects.toBeInstanceOf(ResyncError)
  })

  it('takes no prototype out of a document', async () => {
    answer = (response) => response.end('{"data":{"resourceChanges":{"changes":[{"id":"skynet:x","typename":"T","version":"1","deleted":false,"document":{"__proto__":{"polluted":1},"title":"x"}}],"cursor":"c","more":false}}}')
    const [change] = (await feedAt('/proto').page(null, 500)).changes
    expect(Object.getOwnPropertyNames(change?.document)).toEqual(['title'])
  })
})
