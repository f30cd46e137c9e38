import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { Agent, request } from 'undici'

/** A request as the adapter sent it. `turn` counts up where it was sent after those before it were answered: what went side by side has the same. */
export interface Sent { method: string; path: string; body: Buffer | null; turn: number }

interface UndiciRequest { origin?: unknown; method: string; path: string; body?: unknown }

const bufferOf = (body: unknown): Buffer | null => (typeof body === 'string' ? Buffer.from(body) : Buffer.isBuffer(body) ? Buffer.from(body) : null)

/** Hears what this process sends to one server. The client of Elasticsearch runs on undici, which tells all of its requests. */
export const recordRequests = (origin: string): { take(): Sent[]; stop(): void } => {
  let sent: Sent[] = []
  let turn = 0
  const open = new Set<unknown>()
  const begun = (message: unknown): void => {
    const { request: heard } = message as { request: UndiciRequest }
    if (String(heard.origin).replace(/\/$/, '') !== origin) return
    if (open.size === 0) turn += 1
    open.add(heard)
    sent.push({ method: heard.method, path: heard.path, body: bufferOf(heard.body), turn })
  }
  const ended = (message: unknown): void => void open.delete((message as { request: unknown }).request)
  subscribe('undici:request:create', begun)
  subscribe('undici:request:trailers', ended)
  subscribe('undici:request:error', ended)
  return {
    take: () => {
      const taken = sent
      sent = []
      return taken
    },
    stop: () => {
      unsubscribe('undici:request:create', begun)
      unsubscribe('undici:request:trailers', ended)
      unsubscribe('undici:request:error', ended)
    },
  }
}

/** Sends recorded requests again, bare, and reads the answers whole: side by side or one after the other, as the adapter sent them. */
export const replayer = (origin: string): { replay(requests: readonly Sent[]): Promise<void>; close(): Promise<void> } => {
  const dispatcher = new Agent({ connections: 16, pipelining: 1 })
  const send = async ({ method, path, body }: Sent): Promise<void> => {
    const type = path.includes('_bulk') || path.includes('_msearch') ? 'application/x-ndjson' : 'application/json'
    const answer = await request(`${origin}${path}`, { method: method as 'POST', body, headers: { 'content-type': type, accept: 'application/json' }, dispatcher })
    const text = await answer.body.text()
    if (answer.statusCode >= 400) throw new Error(`${method} ${path}: ${answer.statusCode} ${text.slice(0, 300)}`)
  }
  return {
    replay: async (requests) => {
      for (const turn of Map.groupBy(requests, (each) => each.turn).values()) await Promise.all(turn.map(send))
    },
    close: () => dispatcher.close(),
  }
}
