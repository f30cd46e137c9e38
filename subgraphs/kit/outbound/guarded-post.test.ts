import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import type { AddressInfo, LookupFunction } from 'node:net'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { UNREACHABLE } from './check-outbound-url.ts'
import { guardedPost } from './guarded-post.ts'

const LIMITS = { deadlineMs: 2_000, maxBytes: 100_000 }
const SAME = `${UNREACHABLE.zh} / ${UNREACHABLE.en}`

let server: Server
let port: number
/** Address of this machine at which each connection arrived. */
let connections: (string | undefined)[] = []
let requests: IncomingMessage[] = []
let answer: RequestListener

beforeAll(async () => {
  server = createServer((request, response) => {
    requests.push(request)
    answer(request, response)
  })
  server.on('connection', (socket) => connections.push(socket.localAddress))
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve))
  port = (server.address() as AddressInfo).port
})
beforeEach(() => { answer = (_request, response) => response.writeHead(200, { 'content-type': 'application/json' }).end('{"data":{}}') })
afterEach(() => {
  connections = []
  requests = []
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

/** A name server of our own: answers each look-up with the next list. */
const resolver = (...answers: string[][]): LookupFunction & { asked: number } => {
  const lookup = Object.assign(((_hostname, options, callback) => {
    const addresses = (answers[Math.min(lookup.asked++, answers.length - 1)] ?? []).map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
    if (options.all) callback(null, addresses)
    else callback(null, addresses[0]?.address ?? '', addresses[0]?.family)
  }) as LookupFunction, { asked: 0 })
  return lookup
}

describe('guardedPost', () => {
  it.each(['127.0.0.1', '127.1', '0', '0.0.0.0', '[::ffff:127.0.0.1]', '2130706433', '0x7f000001', '017700000001', 'localhost', 'localhost.'])('does not connect to %s, and says what it says of a closed port', async (host) => {
    const post = guardedPost({ allowPrivate: false })
    expect(await post(`http://${host}:${port}/`, {}, {}, LIMITS)).toEqual({ fault: 'forbidden', reason: SAME })
    expect(connections).toEqual([])
    const closed = createServer()
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve))
    const url = `http://127.0.0.1:${(closed.address() as AddressInfo).port}/`
    await new Promise((resolve) => closed.close(resolve))
    expect(await guardedPost({ allowPrivate: true })(url, {}, {}, LIMITS)).toEqual({ fault: 'connection', reason: SAME })
  })

  it.each([
    ['a private address', [['127.0.0.1']]], ['a private one behind a public one', [['203.0.114.7', '127.0.0.1']]], ['AAAA private, A public', [['fd00::1', '203.0.114.7']]],
    ['a mapped address', [['::ffff:127.0.0.1']]], ['nothing', [[]]],
  ])('does not connect to a name that means %s', async (_name, answers) => {
    expect(await guardedPost({ allowPrivate: false, lookup: resolver(...answers) })(`http://partner.example.org:${port}/`, {}, {}, LIMITS)).toEqual({ fault: 'connection', reason: SAME })
    expect(connections).toEqual([])
  })

  it('connects to the very address that was checked, whatever the name means a moment later', async () => {
    // 127.0.0.2 stands for a public address here; the name server answers with the inside from the second time on.
    const lookup = resolver(['127.0.0.2'], ['127.0.0.1'])
    const post = guardedPost({ allowPrivate: false, lookup, isForbidden: (address) => address !== '127.0.0.2' })
    const url = `http://rebind.example.org:${port}/`
    answer = (_request, response) => response.writeHead(200, { 'content-type': 'application/json', connection: 'close' }).end('{}')
    expect(await post(url, {}, {}, LIMITS)).toMatchObject({ status: 200 })
    expect(lookup.asked).toBe(1)
    expect(connections).toEqual(['127.0.0.2'])
    expect(requests[0]?.headers.host).toBe(`rebind.example.org:${port}`)
    expect(await post(url, {}, {}, LIMITS)).toEqual({ fault: 'connection', reason: SAME })
    expect(lookup.asked).toBe(2)
    expect(connections).toEqual(['127.0.0.2'])
  })

  it.each([301, 302, 303, 307, 308])('does not follow a %i', async (status) => {
    answer = (_request, response) => response.writeHead(status, { location: `http://127.0.0.1:${port}/inside` }).end()
    expect(await guardedPost({ allowPrivate: true })(`http://127.0.0.1:${port}/`, {}, {}, LIMITS)).toMatchObject({ status, text: '' })
    expect(requests).toHaveLength(1)
  })

  it('posts JSON with the headers given and brings back status, type, text and time', async () => {
    answer = (request, response) => request.pipe(response.writeHead(400, { 'content-type': 'text/plain' }))
    expect(await guardedPost({ allowPrivate: true })(`http://127.0.0.1:${port}/g?x=1`, { query: '查询' }, { authorization: 'Bearer t' }, LIMITS)).toEqual({ status: 400, contentType: 'text/plain', text: '{"query":"查询"}', ms: expect.any(Number) as number })
    expect(requests[0]).toMatchObject({ method: 'POST', url: '/g?x=1', headers: { authorization: 'Bearer t', 'content-type': 'application/json' } })
  })

  it('keeps its deadline and its cap, and tells a broken answer from none', async () => {
    const post = guardedPost({ allowPrivate: true })
    const url = `http://127.0.0.1:${port}/`
    answer = () => undefined
    expect(await post(url, {}, {}, { ...LIMITS, deadlineMs: 100 })).toMatchObject({ fault: 'deadline' })
    answer = (_request, response) => response.end('x'.repeat(200))
    expect(await post(url, {}, {}, { ...LIMITS, maxBytes: 100 })).toMatchObject({ fault: 'size' })
    answer = (_request, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('half')
      setTimeout(() => response.destroy(), 20)
    }
    expect(await post(url, {}, {}, LIMITS)).toMatchObject({ fault: 'connection', reason: expect.stringContaining('中途') as string })
  })
})
