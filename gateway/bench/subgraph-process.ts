import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { graphql } from 'graphql'
import { toySchema } from '../test/toy/artifact.ts'
import { TOY_NAMES, type ToyName } from '../test/toy/sdl.ts'

/**
 * All toy subgraphs in one process, each on its port. An answer is made once and then served from memory: on a small machine
 * the subgraphs must not be what is measured.
 */
const urls: Record<string, string> = {}
for (const name of TOY_NAMES) urls[name] = await serve(name)
process.send?.({ urls })

async function serve(name: ToyName): Promise<string> {
  const schema = toySchema(name)
  const made = new Map<string, Buffer>()
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('latin1')
      const known = made.get(body)
      if (known) return void send(response, known)
      const { query, variables } = JSON.parse(Buffer.concat(chunks).toString()) as { query: string; variables?: Record<string, unknown> }
      void graphql({ schema, source: query, variableValues: variables }).then((result) => {
        const bytes = Buffer.from(JSON.stringify(result))
        made.set(body, bytes)
        send(response, bytes)
      })
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`
}

function send(response: import('node:http').ServerResponse, bytes: Buffer): void {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': bytes.length })
  response.end(bytes)
}
