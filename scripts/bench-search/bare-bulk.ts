import { Agent, request } from 'undici'
import type { Sent } from './recorder.ts'

const TARGET = 'keyuan-bench-bare'
const LANES = 2

/** Documents per second, until they are searchable, of recorded bulk requests sent again, bare, into an index of the same mapping and settings. Null where too few were recorded. */
export const bareBulk = async (origin: string, bulks: readonly Sent[]): Promise<number | null> => {
  const bodies = bulks.flatMap(({ path, body }) => (body && /resources/.test(path + body.subarray(0, 300).toString()) ? [body.toString()] : []))
  if (bodies.length < 4) return null
  const dispatcher = new Agent({ connections: LANES })
  const call = async (method: 'GET' | 'PUT' | 'POST' | 'DELETE', path: string, body: string | null, type = 'application/json'): Promise<Record<string, never>> => {
    const answer = await request(`${origin}${path}`, { method, body, headers: { 'content-type': type, accept: 'application/json' }, dispatcher })
    const text = await answer.body.text()
    if (answer.statusCode >= 400 && method !== 'DELETE') throw new Error(`${method} ${path}: ${text.slice(0, 300)}`)
    return JSON.parse(text) as Record<string, never>
  }
  const source = /"_index":"([^"]+)"/.exec(bodies[0] ?? '')?.[1] ?? /^\/([^/]+)\/_bulk/.exec(bulks[0]?.path ?? '')?.[1] ?? ''
  const described = Object.values(await call('GET', `/${source}`, null))[0] as unknown as { mappings: unknown; settings: { index: Record<string, unknown> } }
  const { number_of_shards, number_of_replicas, refresh_interval, similarity, sort, codec } = described.settings.index as Record<string, never>
  await call('DELETE', `/${TARGET}`, null)
  await call('PUT', `/${TARGET}`, JSON.stringify({ mappings: described.mappings, settings: { index: { number_of_shards, number_of_replicas, refresh_interval, similarity, sort, codec } } }))
  const lines = bodies.map((body) => body.replaceAll(/"_index":"[^"]+"/g, `"_index":"${TARGET}"`))
  const documents = lines.reduce((sum, body) => sum + Math.floor(body.trim().split('\n').length / 2), 0)
  const begun = performance.now()
  let next = 0
  await Promise.all(Array.from({ length: LANES }, async () => {
    for (let at = next++; at < lines.length; at = next++) await call('POST', `/${TARGET}/_bulk`, lines[at] ?? '', 'application/x-ndjson')
  }))
  await call('POST', `/${TARGET}/_refresh`, null)
  const perSecond = Math.round(documents / ((performance.now() - begun) / 1_000))
  await call('DELETE', `/${TARGET}`, null)
  await dispatcher.close()
  return perSecond
}
