import { Pool } from 'undici'

export interface Load { url: string; query: string; connections: number; ms: number }

/** Requests per second with so many always under way. Rejects on any answer that is not the right one. */
export async function measureLoad({ url, query, connections, ms }: Load): Promise<{ perSecond: number; requests: number }> {
  const { origin, pathname } = new URL(url)
  const pool = new Pool(origin, { connections, pipelining: 1 })
  const body = JSON.stringify({ query })
  const started = performance.now()
  let requests = 0
  const client = async (): Promise<void> => {
    while (performance.now() < started + ms) {
      await ask(pool, pathname, body)
      requests++
    }
  }
  await Promise.all(Array.from({ length: connections }, client))
  const seconds = (performance.now() - started) / 1_000
  await pool.destroy()
  return { perSecond: requests / seconds, requests }
}

/** Below undici's streams, so that the client takes as little as possible of a small machine. */
function ask(pool: Pool, path: string, body: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let status = 0
    let text = ''
    pool.dispatch({ path, method: 'POST', headers: { 'content-type': 'application/json' }, body }, {
      onRequestStart: () => undefined,
      onResponseStart: (_controller, code) => { status = code },
      onResponseData: (_controller, chunk) => { text += chunk.toString('latin1') },
      onResponseEnd: () => (status === 200 && !text.includes('"errors"') ? resolve() : reject(new Error(`${status} ${text.slice(0, 300)}`))),
      onResponseError: (_controller, error) => reject(error),
    })
  })
}
