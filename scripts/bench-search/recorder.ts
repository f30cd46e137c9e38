import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { Agent, request } from 'undici'

/** A request as the adapter sent it. */
export interface Sent { method: string; path: string; body: Buffer | null }

interface UndiciRequest { origin?: unknown; method: string; path: string; body?: unknown }

const bufferOf = (body: unknown): Buffer | null => (typeof body === 'string' ? Buffer.from(body) : Buffer.isBuffer(body) ? Buffer.from(body) : null)

/** Hears what this process sends to one server. The client of Elasticsearch runs on undici, which tells all of its requests. */
export const recordRequests = (origin: string): { take(): Sent[]; stop(): void } => {
  let sent: Sent[] = []
  const listener = (message: unknown): void => {
    const { request: heard } = message as { request: UndiciRequest }
    if (String(heard.origin).replace(/\/$/, '') === origin) sent.push({ method: heard.method, path: heard.path, body: bufferOf(heard.body) })
  }
  subscribe('undici:request:create', listener)
  return {
    take: () => {
      const taken = sent
      sent = []
      return taken
    },
    stop: () => void unsubscribe('undici:request:create', listener),
  }
}

/** Sends recorded requests again, bare, and reads the answers whole. Requests that the adapter sent side by side go side by side. */
export const replayer = (origin: string): { replay(requests: readonly Sent[]): Promise<void>; close(): Promise<void> } => {
  const dispatcher = new Agent({ connections: 16, pipelining: 1 })
  return {
    replay: async (requests) => {
      await Promise.all(requests.map(async ({ method, path, body }) => {
        const type = path.includes('_bulk') || path.includes('_msearch') ? 'application/x-ndjson' : 'application/json'
        const answer = await request(`${origin}${path}`, { method: method as 'POST', body, headers: { 'content-type': type, accept: 'application/json' }, dispatcher })
        const text = await answer.body.text()
        if (answer.statusCode >= 400) throw new Error(`${method} ${path}: ${answer.statusCode} ${text.slice(0, 300)}`)
      }))
    },
    close: () => dispatcher.close(),
  }
}
