import { createServer, type AddressInfo } from 'node:net'
import { graphql } from 'graphql'
import { toySchema } from '../test/toy/artifact.ts'
import { TOY_NAMES, type ToyName } from '../test/toy/sdl.ts'
import { onMessages } from './raw-http.ts'

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

  async function make(body: string): Promise<Buffer> {
    const { query, variables } = JSON.parse(Buffer.from(body, 'latin1').toString()) as { query: string; variables?: Record<string, unknown> }
    const json = Buffer.from(JSON.stringify(await graphql({ schema, source: query, variableValues: variables })))
    const reply = Buffer.concat([Buffer.from(`HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${json.length}\r\n\r\n`), json])
    made.set(body, reply)
    return reply
  }

  const server = createServer({ noDelay: true }, (socket) => {
    socket.on('error', () => socket.destroy())
    onMessages(socket, (_head, body) => {
      const known = made.get(body)
      if (known) socket.write(known)
      else void make(body).then((reply) => socket.write(reply))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`
}
