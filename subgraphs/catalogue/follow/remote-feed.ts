import { Pool } from 'undici'
import { FEED_QUERY, type FeedSource, pageOf } from './feed-source.ts'

const DEADLINE_MS = 15_000
const MOST_BYTES = 64 * 1024 * 1024

export interface RemoteFeedOptions {
  namespace: string
  /** GraphQL endpoint of the subgraph. */
  url: string
  /** A fresh token for this subgraph. */
  token: () => Promise<string>
}

const readUpTo = async (body: AsyncIterable<Buffer>, most: number): Promise<string> => {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.length
    if (size > most) throw new Error(`the answer is longer than ${most} bytes`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** A feed at an endpoint: one connection, a deadline, a bound on what is read. */
export const remoteFeed = ({ namespace, url, token }: RemoteFeedOptions): FeedSource & { close(): Promise<void> } => {
  const address = new URL(url)
  const pool = new Pool(address.origin, { connections: 1, pipelining: 1, headersTimeout: DEADLINE_MS, bodyTimeout: DEADLINE_MS })
  return {
    namespace,
    page: async (after, first) => {
      const { statusCode, body } = await pool.request({
        path: address.pathname + address.search,
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json', authorization: `Bearer ${await token()}`, 'x-request-id': 'follower' },
        body: JSON.stringify({ query: FEED_QUERY, variables: { after, first } }),
        signal: AbortSignal.timeout(DEADLINE_MS),
      })
      const text = await readUpTo(body, MOST_BYTES)
      if (statusCode !== 200 && statusCode !== 400) throw new Error(`${namespace}: HTTP ${statusCode}`)
      return pageOf(namespace, JSON.parse(text) as Parameters<typeof pageOf>[1])
    },
    close: () => pool.close(),
  }
}
