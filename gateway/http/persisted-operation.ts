import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { GraphQLError } from 'graphql'
import { isSignedIn } from '../../schema/viewer.ts'
import { refusal } from '../errors/refusal.ts'
import { OPERATION_ID } from '../operations/read-manifest.ts'
import type { OperationSource } from '../operations/operation-source.ts'
import type { RequestState } from '../request-state.ts'

/** What a request asks to run: a document, or the id of a registered one. */
export interface AskedOperation {
  query?: unknown
  id?: unknown
  variables?: unknown
  extensions?: unknown
}

/** The document of an id, put where the server expects the query; undefined where the request brings its own. */
export async function persistedDocument(asked: AskedOperation, operations: OperationSource | undefined): Promise<string | GraphQLError | undefined> {
  const { query, extensions } = asked
  const hasQuery = query !== undefined && query !== null
  const hash = hashOf(extensions)
  // With the document beside it anybody could register anything that way.
  if (hash !== undefined && hasQuery) return refusal('BAD_REQUEST', { zh: '不接受自动注册的持久化查询,请用已登记操作的 id', en: 'Automatic persisted queries are not accepted; use the id of a registered operation' })
  const id = asked.id ?? hash
  if (id === undefined || id === null) return undefined
  if (hasQuery) return refusal('BAD_REQUEST', { zh: 'id 与 query 只能给出一个', en: 'Give either id or query, not both' })
  const document = typeof id === 'string' && OPERATION_ID.test(id) ? await operations?.byId(id) : undefined
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
  reply.headers({ 'cache-control': 'public, max-age=60', etag, vary: 'Origin, Accept, Authorization, Cookie, Sec-Fetch-Site' })
  return { cacheable, notModified: request.headers['if-none-match'] === etag }
}

/** Apollo Client and urql send the id of a registered operation this way. */
function hashOf(extensions: unknown): unknown {
  const given = typeof extensions === 'string' ? parsed(extensions) : extensions
  if (typeof given !== 'object' || given === null || !('persistedQuery' in given)) return undefined
  return (given.persistedQuery as { sha256Hash?: unknown } | null)?.sha256Hash ?? ''
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    // The server says that it is no JSON, with the name of the parameter.
    return undefined
  }
}
