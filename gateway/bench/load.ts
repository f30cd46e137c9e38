import { connect } from 'node:net'
import { onMessages } from './raw-http.ts'

export interface Load { url: string; query: string; connections: number; ms: number }

/** Requests per second with so many always under way. Rejects on any answer that is not the right one. */
export async function measureLoad({ url, query, connections, ms }: Load): Promise<{ perSecond: number; requests: number }> {
  const { hostname, port, pathname } = new URL(url)
  const body = JSON.stringify({ query })
  const request = Buffer.from(`POST ${pathname} HTTP/1.1\r\nhost: ${hostname}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`)
  const started = performance.now()
  const counts = await Promise.all(Array.from({ length: connections }, () => client(hostname, Number(port), request, started + ms)))
  const requests = counts.reduce((sum, count) => sum + count, 0)
  return { perSecond: requests / ((performance.now() - started) / 1_000), requests }
}

/** One connection that asks again as soon as it has its answer. */
function client(host: string, port: number, request: Buffer, until: number): Promise<number> {
  return new Promise((resolve, reject) => {
    let count = 0
    const socket = connect(port, host, () => socket.write(request))
    socket.setNoDelay(true).on('error', reject)
    onMessages(socket, (head, body) => {
      if (!head.startsWith('HTTP/1.1 200') || body.includes('"errors"')) return void socket.destroy(new Error(`${head} ${body.slice(0, 300)}`))
      count++
      if (performance.now() < until) return void socket.write(request)
      socket.end()
      resolve(count)
    })
  })
}
