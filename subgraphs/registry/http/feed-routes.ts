import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { AskForCaller } from '../../kit/graph-client.ts'
import type { ExportStore } from '../open-export-store.ts'
import { atom, type Feed } from '../schedules/atom.ts'
import type { StoredFeed } from '../schedules/stored-feed.ts'
import { refuse } from './refuse.ts'

export interface FeedRoutesOptions {
  ask: AskForCaller
  store: Pick<ExportStore, 'feedOf'>
  /** Where people reach this system. */
  publicUrl: () => string
}

const NAME = /^([a-z2-7]{26})\.atom$/
const UNKNOWN = { status: 404, code: 'NOT_FOUND', zh: '没有这个订阅,或地址已更换', en: 'There is no such feed, or its address has been renewed' }
const TITLES = 'query FeedTitles($ids: [ID!]!) { resources(ids: $ids) { id title } }'
const AT_ONCE = 200
const KEPT_SECONDS = 300

const portions = <T>(values: readonly T[], size: number): T[][] => Array.from({ length: Math.ceil(values.length / size) }, (_, at) => values.slice(at * size, (at + 1) * size))

/** `GET /feeds/<key>.atom`: what the runs of a schedule changed, for whoever has the address. Counts are the owner's; titles are of records that anybody may see now, whatever the owner saw then. */
export const feedRoutes = (app: FastifyInstance, { ask, store, publicUrl }: FeedRoutesOptions): void => {
  /** Titles by id of what anybody may see at this moment. `complete`: whether the graph answered for all. */
  const publicTitles = async ({ id, ip }: FastifyRequest, ids: readonly string[]): Promise<{ titles: Map<string, string>; complete: boolean }> => {
    // Without the reader's own credentials: a feed is the same for everybody, and may be kept and passed on.
    const answers = await Promise.all(portions(ids, AT_ONCE).map((portion) => ask({ id, ip, headers: {} }, { query: TITLES, variables: { ids: portion } })))
    const found = answers.flatMap(({ data }) => (data?.resources ?? []) as ({ id: string; title: string | null } | null)[])
    return { titles: new Map(found.flatMap((each) => (each?.title ? [[each.id, each.title]] : []))), complete: answers.every(({ errors, extensions }) => !errors?.length && !extensions?.degraded?.length) }
  }

  const shown = (stored: StoredFeed, titles: ReadonlyMap<string, string>): Feed =>
    ({ ...stored, entries: stored.entries.map((entry) => ({ ...entry, records: entry.records.flatMap(({ kind, id }) => (titles.has(id) ? [{ kind, id, title: titles.get(id) ?? '' }] : [])) })) })

  app.get<{ Params: { name: string } }>('/feeds/:name', async (request, reply) => {
    const key = NAME.exec(request.params.name)?.[1]
    const stored = key === undefined ? null : await store.feedOf(key)
    if (!stored) return refuse(reply, UNKNOWN)
    const { titles, complete } = await publicTitles(request, [...new Set(stored.entries.flatMap(({ records }) => records.map(({ id }) => id)))])
    const base = publicUrl()
    const text = atom(shown(stored, titles), { base, self: `${base}/feeds/${key}.atom` })
    const etag = `"${createHash('sha256').update(text).digest('hex').slice(0, 32)}"`
    const cached = complete ? `private, max-age=${KEPT_SECONDS}` : 'private, no-cache'
    reply.headers({ etag, 'cache-control': cached, 'x-robots-tag': 'noindex', 'referrer-policy': 'no-referrer' })
    return request.headers['if-none-match'] === etag ? reply.code(304).send() : reply.type('application/atom+xml; charset=utf-8').send(text)
  })
}
