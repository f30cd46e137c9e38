import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { GraphQLError } from 'graphql'
import { isSignedIn } from '../../schema/viewer.ts'
import { refusal } from '../errors/refusal.ts'
import type { RequestState } from '../request-state.ts'

/** The document of a registered operation; undefined where there is none of that id. */
export type FindOperation = (id: string) => Promise<string | undefined>

/** What a request asks to run: a document, or the id of a registered one. */
export interface AskedOperation {
  query?: unknown
  id?: unknown
  variables?: unknown
  extensions?: unknown
}

/** The document of an id, put where the server expects the query; undefined where the request brings its own. */
export async function persistedDocument({ id, query, extensions }: AskedOperation, find: FindOperation | undefined): Promise<string | GraphQLError | undefined> {
  if (isAutomatic(extensions)) return refusal('BAD_REQUEST', { zh: '不接受自动注册的持久化查询,请用已登记操作的 id', en: 'Automatic persisted queries are not accepted; use the id of a registered operation' })
  if (id === undefined || id === null) return undefined
  if (query !== undefined && query !== null) return refusal('BAD_REQUEST', { zh: 'id 与 query 只能给出一个', en: 'Give either id or query, not both' })
  const document = typeof id === 'string' && /^[\w.:-]{1,200}$/.test(id) ? await find?.(id) : undefined
  return document ?? refusal('NOT_FOUND', { zh: '没有登记此 id 的操作', en: 'No operation is registered under this id', status: 404 })
}

/**
 * Contract rule 12: only what anybody may ask for, by GET and by id, may be kept by caches, for a minute. An answer with an error
 * or from a degraded graph never is.
 */
export function allowCaching(request: FastifyRequest, reply: FastifyReply, state: RequestState, answer: { status: number; text: string }): { cacheable: boolean; notModified: boolean } {
  const cacheable = request.method === 'GET' && !state.trace && !state.tellCost && !isSignedIn(state.viewer) && answer.status === 200 && state.degraded.size === 0 && !answer.text.startsWith('{"errors"')
  if (!cacheable) return { cacheable, notModified: false }
  const etag = `"${createHash('sha256').update(answer.text).digest('base64url')}"`
  reply.headers({ 'cache-control': 'public, max-age=60', etag, vary: 'Origin, Accept, Authorization' })
  return { cacheable, notModified: request.headers['if-none-match'] === etag }
}

/** Anybody could register anything that way. */
const isAutomatic = (extensions: unknown): boolean =>
  typeof extensions === 'object' && extensions !== null ? 'persistedQuery' in extensions : typeof extensions === 'string' && extensions.includes('persistedQuery')
