import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { freePort } from '../free-port.ts'
import { keyName } from './key-role.ts'
import { makeApiKey } from './make-api-key.ts'

const KEY_NAME = keyName('keyuan')

interface Seen { method: string; path: string; authorization: string; body: unknown }
type Reply = (seen: Seen) => { status: number; body: unknown }

const bodyOf = async (request: IncomingMessage): Promise<unknown> => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const text = Buffer.concat(chunks).toString()
  return text === '' ? undefined : JSON.parse(text)
}

/** Stands in for the secured server: answers as recorded in its documentation and keeps what it was asked. */
const recorded = async (reply: Reply): Promise<{ url: string; seen: Seen[]; [Symbol.asyncDispose](): Promise<void> }> => {
  const seen: Seen[] = []
  const server = createServer(async (request, response) => {
    const asked = { method: request.method ?? '', path: request.url ?? '', authorization: request.headers.authorization ?? '', body: await bodyOf(request) }
    seen.push(asked)
    const { status, body } = reply(asked)
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`, seen,
    [Symbol.asyncDispose]: () => new Promise((resolve) => { server.closeAllConnections(); server.close(() => resolve()) }),
  }
}

const ELASTIC = `Basic ${Buffer.from('elastic:secret').toString('base64')}`
const healthy = { status: 200, body: { status: 'green' } }

/** A cluster in which the keys of `working` authenticate, by name. */
const cluster = (working: Record<string, string>, encoded: string): Reply => ({ path, authorization }) => {
  if (path.startsWith('/_cluster/health')) return authorization === ELASTIC ? healthy : { status: 401, body: { error: { type: 'security_exception' }, status: 401 } }
  if (path === '/_security/_authenticate') {
    const name = working[authorization.replace('ApiKey ', '')]
    return name ? { status: 200, body: { username: 'elastic', authentication_type: 'api_key', api_key: { id: 'i', name } } } : { status: 401, body: { error: {}, status: 401 } }
  }
  return { status: 200, body: { id: 'i', name: KEY_NAME, api_key: 'k', encoded } }
}

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keyuan-api-key-'))
  file = join(folder, 'elasticsearch-api-key')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('makeApiKey', () => {
  it('asks as elastic for a key that may touch keyuan-* alone, and writes it', async () => {
    await using server = await recorded(cluster({}, 'bmV3OmtleQ=='))
    expect(await makeApiKey({ url: `${server.url}/`, user: 'elastic', password: 'secret', file })).toBe('made')
    expect(readFileSync(file, 'utf8')).toBe('bmV3OmtleQ==\n')
    expect(statSync(file).mode & 0o444).toBe(0o444)
    const asked = server.seen.at(-1)
    expect(asked).toMatchObject({ method: 'POST', path: '/_security/api_key', authorization: ELASTIC })
    expect(asked?.body).toEqual({
      name: KEY_NAME,
      role_descriptors: { [KEY_NAME]: { cluster: ['monitor'], indices: [{ names: ['keyuan-*'], privileges: ['create_index', 'delete_index', 'maintenance', 'manage', 'read', 'write'] }] } },
    })
  })

  it('the key is for the indices of the prefix alone: one made for another prefix is replaced, and what is no prefix gets none', async () => {
    await using server = await recorded(cluster({ other: KEY_NAME }, 'new'))
    writeFileSync(file, 'other')
    expect(await makeApiKey({ url: server.url, user: 'elastic', password: 'secret', file, prefix: 'museum' })).toBe('made')
    expect(server.seen.at(-1)?.body).toMatchObject({ name: 'museum-catalogue-1', role_descriptors: { 'museum-catalogue-1': { indices: [{ names: ['museum-*'] }] } } })
    await expect(makeApiKey({ url: server.url, user: 'elastic', password: 'secret', file, prefix: '*' })).rejects.toThrow(/KEYUAN_INDEX_PREFIX.*「\*」\/ KEYUAN_INDEX_PREFIX/)
  })

  it('keeps a key that works, replaces one that does not and one made for other rights', async () => {
    await using server = await recorded(cluster({ good: KEY_NAME, old: 'keyuan-catalogue-0' }, 'new'))
    const make = (): Promise<string> => makeApiKey({ url: server.url, user: 'elastic', password: 'secret', file })
    writeFileSync(file, 'good\n')
    expect([await make(), readFileSync(file, 'utf8')]).toEqual(['kept', 'good\n'])
    for (const stale of ['gone', 'old']) {
      writeFileSync(file, stale)
      expect([await make(), readFileSync(file, 'utf8')]).toEqual(['made', 'new\n'])
    }
  })

  it('waits for a cluster that starts and for its accounts', async () => {
    const first = [{ status: 503, body: { error: 'starting' } }, { status: 401, body: { error: 'accounts not readable yet' } }]
    const rest = cluster({}, 'new')
    await using server = await recorded((seen) => first.shift() ?? rest(seen))
    expect(await makeApiKey({ url: server.url, user: 'elastic', password: 'secret', file })).toBe('made')
    expect(server.seen.filter(({ path }) => path.startsWith('/_cluster/health'))).toHaveLength(3)
  })

  it('says what to do: wrong password, nobody there, a refused key; and leaves the file alone', async () => {
    await using server = await recorded(cluster({}, 'new'))
    writeFileSync(file, 'before')
    await expect(makeApiKey({ url: server.url, user: 'elastic', password: 'wrong', file, refusedWait: 0 })).rejects.toThrow(/ELASTIC_PASSWORD.* \/ .*check ELASTIC_PASSWORD/)
    await expect(makeApiKey({ url: `http://127.0.0.1:${await freePort()}`, user: 'elastic', password: 'secret', file, wait: 0 })).rejects.toThrow(/未就绪.*ECONNREFUSED.*not ready in time/)
    await using refusing = await recorded(({ path }) => (path.startsWith('/_cluster') ? healthy : { status: 400, body: { error: { reason: 'no handler found' } } }))
    await expect(makeApiKey({ url: refusing.url, user: 'elastic', password: 'secret', file })).rejects.toThrow(/HTTP 400.*no handler found.*xpack\.security\.enabled/)
    expect(readFileSync(file, 'utf8')).toBe('before')
  })
})
