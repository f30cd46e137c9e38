import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeWithElasticsearch, elasticsearchUrl, ownServerFolder } from '../../test/elasticsearch.ts'
import { type GraphProcess, startProcess } from '../../test/support/graph-process.ts'
import { freePort } from '../free-port.ts'
import { alive } from '../processes.ts'
import { UserMessage } from '../user-message.ts'
import { QUICK_START, serverFolder } from './server-folder.ts'
import { startElasticsearch } from './start-elasticsearch.ts'
import { ELASTICSEARCH_VERSION } from './version.ts'

const START_MS = 100_000

const send = async <T>(url: string, method = 'GET', body?: unknown): Promise<T> => {
  const response = await fetch(url, { method, ...(body ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {}) })
  return (await response.json()) as T
}
const write = (url: string, id: string): Promise<unknown> => send(`${url}/kept/_doc/${id}`, 'PUT', { id })
const kept = async (url: string): Promise<number> => {
  await send(`${url}/kept/_refresh`, 'POST')
  return (await send<{ count: number }>(`${url}/kept/_count`)).count
}

describe('npm run elasticsearch', () => {
  it('says in one sentence what is missing, without a stack', async () => {
    const failure = await startProcess(['scripts/elasticsearch.ts', '--port', String(await freePort())], { KEYUAN_JAVA_HOME: '/nowhere' }).catch((error: Error) => error)
    expect(failure).toBeInstanceOf(Error)
    expect((failure as Error).message).toMatch(/ended \(1\): KEYUAN_JAVA_HOME.*Java 21.* \/ [^\n]*\n$/)
  })
})

describeWithElasticsearch('the Elasticsearch of the test run', () => {
  it('answers, is the pinned release, one node, on the loopback address', async () => {
    const { nodes } = await send<{ nodes: Record<string, { version: string; http: { publish_address: string } }> }>(`${await elasticsearchUrl()}/_nodes/http`)
    expect(Object.values(nodes)).toHaveLength(1)
    if (!process.env.ELASTICSEARCH_URL) expect(Object.values(nodes)[0]).toMatchObject({ version: ELASTICSEARCH_VERSION, http: { publish_address: expect.stringMatching(/^127\.0\.0\.1:/) } })
  }, START_MS)
})

describeWithElasticsearch('startElasticsearch', () => {
  // Made for its owner alone, as a clone under root's home is.
  let folder: string
  let command: GraphProcess | undefined
  beforeAll(() => { folder = ownServerFolder() })
  afterAll(async () => {
    await command?.end('SIGTERM')
    rmSync(folder, { recursive: true, force: true })
  })
  const serverPid = (): number => Number(readFileSync(serverFolder(folder).serverPid, 'utf8'))
  const runCommand = async (): Promise<GraphProcess> => (command = await startProcess(['scripts/elasticsearch.ts', '--port', String(await freePort()), '--data', folder, '--heap', '256m'], {}, START_MS))

  it('npm run elasticsearch prints how to use it and answers', async () => {
    const { url, output } = await runCommand()
    expect(output()).toContain(`ELASTICSEARCH_URL=${url} npm start`)
    await write(url, 'one')
    expect(await kept(url)).toBe(1)
  }, START_MS)

  it('finds a server whose starter was killed, ends it, and keeps what was written', async () => {
    const orphan = serverPid()
    await command?.end('SIGKILL')
    expect(alive(orphan)).toBe(true)
    const running = await startElasticsearch({ folder, heap: '256m', durable: false, configFiles: QUICK_START })
    try {
      expect(alive(orphan)).toBe(false)
      expect(running.pid).not.toBe(orphan)
      expect(await kept(running.url)).toBe(1)
      await expect(startElasticsearch({ folder })).rejects.toThrow(/正被另一个进程/)
      await write(running.url, 'two')
    } finally {
      await running.kill()
    }
    expect(alive(running.pid)).toBe(false)
  }, START_MS)

  it('starts again after a kill -9 of the server, with everything that was acknowledged; SIGTERM stops command and server', async () => {
    const { url, end } = await runCommand()
    expect(await kept(url)).toBe(2)
    const pid = serverPid()
    expect(await end('SIGTERM')).toBe(0)
    expect(alive(pid)).toBe(false)
    expect(existsSync(join(folder, 'lock'))).toBe(false)
  }, START_MS)

  it('says why it did not start, in one line, and lets the folder go', async () => {
    const failure = await startElasticsearch({ folder, settings: { 'no.such.setting': 1 } }).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(UserMessage)
    expect((failure as Error).message).toMatch(/unknown setting \[no\.such\.setting\]/)
    expect((failure as Error).message.split('\n')).toHaveLength(1)
    expect(existsSync(join(folder, 'lock'))).toBe(false)
  }, START_MS)
})
