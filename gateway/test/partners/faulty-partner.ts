import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A partner in a process of its own that answers each call in the way its last message says. */
export const SECRET = 'postgres://app:hunter2@10.9.8.7'

const json = (response: ServerResponse, body: string, status = 200): void => void response.writeHead(status, { 'content-type': 'application/json' }).end(body)

function stream(response: ServerResponse, chunk: Buffer, count: number): void {
  let left = count
  const more = (): void => { while (left-- > 0 && response.writable) if (!response.write(chunk)) { response.once('drain', more); return } }
  more()
}

const STACK = `Error: boom ${SECRET}\n    at query (/srv/app/db.js:10:3)`
const rows = (count: number, more: string): string => `{"data":{"datasets":[${Array.from({ length: count }, () => more).join(',')}]}}`

export const FAULTS: Record<string, (response: ServerResponse) => void> = {
  'hangs': () => undefined,
  'resets': (response) => response.destroy(),
  'answers 200 MB': (response) => { response.writeHead(200, { 'content-type': 'application/json' }).write('{"data":{"datasets":"'); stream(response, Buffer.alloc(1_048_576, 0x61), 200) },
  'answers megabytes of valid JSON': (response) => json(response, rows(60_000, '{"rows":1,"more":[1,2,3]}')),
  'answers 500 with a stack trace': (response) => json(response, JSON.stringify({ errors: [{ message: STACK, extensions: { stacktrace: [STACK] } }] }), 500),
  'answers 200 with a stack trace': (response) => json(response, JSON.stringify({ errors: [{ message: STACK, extensions: { code: 'INTERNAL_SERVER_ERROR', stacktrace: [STACK], exception: { host: SECRET } } }], data: { datasets: null } })),
  'uses prototype names': (response) => json(response, '{"data":{"datasets":[{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"rows":"x"}],"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}}'),
  'answers a page': (response) => response.writeHead(200, { 'content-type': 'text/html' }).end(`<html>${SECRET}`),
  'answers half of the JSON': (response) => json(response, '{"data":{"datasets":[{"rows":'),
  'sends bytes for ever': (response) => { response.writeHead(200, { 'content-type': 'application/json' }); const timer = setInterval(() => response.write(' '), 10); response.on('close', () => clearInterval(timer)) },
  'answers thousands of errors': (response) => json(response, JSON.stringify({ data: { datasets: null }, errors: Array.from({ length: 20_000 }, (_, at) => ({ message: `${SECRET} ${at}`, path: ['datasets', at, 'rows'] })) })),
  'answers thousands of errors with a code of ours': (response) => json(response, JSON.stringify({ data: { datasets: null }, errors: Array.from({ length: 20_000 }, (_, at) => ({ message: `no ${at}`, path: ['datasets', at, 'rows'], extensions: { code: 'FORBIDDEN', secret: SECRET } })) })),
  'answers one error of a megabyte': (response) => json(response, JSON.stringify({ data: { datasets: null }, errors: [{ message: SECRET.repeat(30_000), extensions: { code: 'INTERNAL_SERVER_ERROR', more: SECRET.repeat(10_000) } }] })),
  'answers a hundred thousand levels deep': (response) => json(response, `{"data":{"datasets":${'['.repeat(100_000)}${']'.repeat(100_000)}}}`),
  'answers type names that are none': (response) => json(response, '{"data":{"datasets":[{"__typename":{"x":1},"rows":1}]}}'),
  'redirects inside': (response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
  'answers headers without end': (response) => { response.socket?.write(`HTTP/1.1 200 OK\r\n${`x-a: ${'a'.repeat(1_000)}\r\n`.repeat(1_000)}`) },
  'answers for somebody else': (response) => json(response, '{"data":{"datasets":[{"rows":1}],"instrument":{"model":"forged"},"topRated":-1}}'),
}

if (process.send) {
  let fault = FAULTS.hangs
  const server = createServer((request, response) => void request.resume().on('end', () => fault?.(response)))
  process.on('message', (name: string) => { fault = FAULTS[name]; process.send?.('ok') })
  server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }))
}
