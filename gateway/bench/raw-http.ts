import type { Socket } from 'node:net'

/**
 * The least HTTP/1.1 that both ends of the bench need. Node's own client and server would take more of a small machine than
 * the gateway between them, and so hide what is measured.
 */
export function onMessages(socket: Socket, onMessage: (head: string, body: string) => void): void {
  let pending: Buffer = Buffer.alloc(0)
  socket.on('data', (chunk: Buffer) => {
    pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk])
    for (let next = takeMessage(pending); next; next = takeMessage(pending)) {
      pending = pending.subarray(next.length)
      onMessage(next.head, next.body)
    }
  })
}

/** The first complete message of a buffer, with a length or in chunks; the body as bytes in a string. */
function takeMessage(buffer: Buffer): { head: string; body: string; length: number } | undefined {
  const at = buffer.indexOf('\r\n\r\n')
  if (at < 0) return undefined
  const head = buffer.toString('latin1', 0, at)
  const from = at + 4
  if (/\r\ntransfer-encoding: *chunked/i.test(head)) {
    const end = buffer.indexOf('0\r\n\r\n', from)
    return end < 0 ? undefined : { head, body: buffer.toString('latin1', from, end), length: end + 5 }
  }
  const length = from + Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1] ?? 0)
  return buffer.length < length ? undefined : { head, body: buffer.toString('latin1', from, length), length }
}
