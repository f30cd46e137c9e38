import { createServer, type RequestListener } from 'node:http'
import { createServer as createSocketServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { query, request } from '../contract/fixtures.ts'
import { openElasticsearchEngine } from './open-elasticsearch-engine.ts'

const DEADLINE_MS = 500

const listen = async (server: ReturnType<typeof createServer> | ReturnType<typeof createSocketServer>): Promise<string> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  onTestFinished(() => {
    if ('closeAllConnections' in server) server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const PRODUCT = { 'x-elastic-product': 'Elasticsearch' }
const answering = (status: number, body: string, headers: Record<string, string> = { ...PRODUCT, 'content-type': 'application/json' }): RequestListener => (_, response) => void response.writeHead(status, headers).end(body)
const failing = (status: number, type: string, reason = 'index [secret-name] on [10.1.2.3:9300]'): RequestListener => answering(status, JSON.stringify({ error: { type, reason, root_cause: [{ type, reason }] }, status }))

const opened = async (url: string, told: string[] = []) => {
  const engine = await openElasticsearchEngine({ url, prefix: 'away', deadlineMs: DEADLINE_MS, warn: (sentence) => told.push(sentence) })
  onTestFinished(() => engine.close())
  return engine
}

const away: Record<string, () => Promise<string>> = {
  'is not there': async () => 'http://127.0.0.1:1',
  'takes connections and says nothing': () => listen(createSocketServer(() => undefined)),
  'begins to answer and stops': () => listen(createServer((_, response) => void response.writeHead(200, { ...PRODUCT, 'content-type': 'application/json' }).write('{'))),
  'is something else': () => listen(createServer(answering(200, '<html>hello</html>', { 'content-type': 'text/html' }))),
  'answers with text': () => listen(createServer(answering(200, 'hello', { ...PRODUCT, 'content-type': 'text/plain' }))),
  'answers with half a document': () => listen(createServer(answering(200, '{"hits":'))),
  'has no master': () => listen(createServer(failing(503, 'master_not_discovered_exception'))),
}

it.each(Object.entries(away))('every question to a server that %s is refused within the deadline, in words of our own', async (_, start) => {
  const engine = await opened(await start())
  const questions = [
    () => engine.search(request()), () => engine.count([query()]), () => engine.facets(query(), [{ field: 'KEYWORD', first: 5 }]), () => engine.scan(query(), null, 5), () => engine.stats(),
    () => engine.suggest({ text: 'x', kinds: ['TERM'], first: 5, fuzzy: true }), () => engine.vocabulary(['wheat'], 5), () => engine.grid(query(), { zoom: 3 }), () => engine.digests(),
    () => engine.aggregate(query(), { dimensions: ['YEAR'], measures: [] }),
  ]
  for (const ask of questions) {
    const began = performance.now()
    const error = await ask().then(() => null, (reason: unknown) => reason)
    expect(performance.now() - began).toBeLessThan(DEADLINE_MS * 2)
    expect(error).toMatchObject({ message: '检索服务暂时不可用,请稍后再试', extensions: { code: 'SEARCH_UNAVAILABLE', retryAfterSeconds: expect.any(Number) } })
  }
})

const answers: [string, RequestListener, string][] = [
  ['a request that was cut off', failing(504, 'search_phase_execution_exception', 'Time exceeded'), 'TIMEOUT'],
  ['a tripped circuit breaker', failing(429, 'circuit_breaking_exception'), 'OVERLOADED'],
  ['a full queue', failing(429, 'es_rejected_execution_exception'), 'OVERLOADED'],
  ['too many clauses', failing(400, 'too_many_clauses'), 'LIMIT_EXCEEDED'],
]

it.each(answers)('%s is told by its code and in our words', async (_, listener, code) => {
  const engine = await opened(await listen(createServer(listener)))
  const error = (await engine.search(request()).catch((reason: unknown) => reason)) as Error
  expect(error).toMatchObject({ extensions: { code } })
  expect(JSON.stringify([error.message, error])).not.toMatch(/secret-name|10\.1\.2\.3|exception/)
})

const problems: [string, RequestListener, RegExp][] = [
  ['another version', failing(400, 'media_type_header_exception', 'Accept version must be either version 8 or 7, but found 9'), /^需要 Elasticsearch 9.* \/ Elasticsearch 9 is needed/],
  ['another product', answering(200, '{}', { 'content-type': 'application/json' }), /不是 Elasticsearch 9.* is not Elasticsearch 9; check address and port$/],
  ['a bad key', failing(401, 'security_exception'), /更换 ELASTICSEARCH_API_KEY.*give another one in ELASTICSEARCH_API_KEY$/],
  ['a key with too few rights', failing(403, 'security_exception'), /权限不足.*needs manage, read and write/],
  ['a full disk', failing(429, 'cluster_block_exception', 'blocked by: [TOO_MANY_REQUESTS/12/disk usage exceeded flood-stage watermark, index has read-only-allow-delete block];'), /磁盘已满.*free or add disk space/],
  ['a read-only index', failing(403, 'cluster_block_exception', 'blocked by: [FORBIDDEN/5/index read-only (api)];'), /只读.*take its index\.blocks setting away$/],
]

it.each(problems)('%s gets one sentence that says what to do, when asked and when written', async (_, listener, sentence) => {
  const told: string[] = []
  const engine = await opened(await listen(createServer(listener)), told)
  await engine.search(request()).catch(() => undefined)
  await engine.search(request()).catch(() => undefined)
  expect(told).toEqual([expect.stringMatching(sentence)])
  await expect(engine.write([], 'p')).rejects.toThrow(sentence)
})

it.each([
  [{ url: 'localhost:9200' }, /http:\/\/ 或 https:\/\/.*must be an http/], [{ url: 'ftp://x' }, /must be an http/], [{ url: 'http://10.0.0.1:9200', apiKey: 'x' }, /未加密.*https/],
  [{ url: 'http://localhost:9200', caFile: '/x' }, /https:\/\/ 开头/], [{ url: 'https://localhost:9200', caFile: '/no/such/file' }, /cannot be read/], [{ url: 'http://localhost:9200', prefix: 'A*' }, /前缀/],
])('a configuration that contradicts itself is refused with what to set: %j', async (options, sentence) => {
  await expect(openElasticsearchEngine(options)).rejects.toThrow(sentence)
})
