import type { PostFault } from '../outbound/guarded-post.ts'
import { quote } from './finding.ts'

export interface ReplyError { message: string; code?: string }

/** What came back: a GraphQL answer, something else, or nothing. */
export type Reply =
  | { kind: 'answer'; status: number; data: Record<string, unknown>; errors: readonly ReplyError[]; bytes: number; ms: number }
  | { kind: 'other'; status: number; contentType: string; bytes: number; ms: number }
  | ({ kind: 'fault' } & PostFault)

export type Posted = { status: number; contentType: string; text: string; ms: number } | PostFault

export const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

const JSON_TYPE = /^application\/(graphql-response\+)?json\b/i

const errorOf = (error: unknown): ReplyError => {
  if (!isObject(error)) return { message: '' }
  const code = isObject(error.extensions) ? error.extensions.code : undefined
  return { message: typeof error.message === 'string' ? error.message : '', ...(typeof code === 'string' ? { code } : {}) }
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Reads an answer as the gateway would: what is not JSON by its content type is none. */
export const replyOf = (posted: Posted): Reply => {
  if ('fault' in posted) return { kind: 'fault', ...posted }
  const { status, contentType, text, ms } = posted
  const bytes = Buffer.byteLength(text)
  const body = JSON_TYPE.test(contentType) ? parsed(text) : undefined
  if (!isObject(body)) return { kind: 'other', status, contentType, bytes, ms }
  const errors = Array.isArray(body.errors) ? body.errors.map(errorOf) : []
  if (!isObject(body.data) && errors.length === 0) return { kind: 'other', status, contentType, bytes, ms }
  return { kind: 'answer', status, data: isObject(body.data) ? body.data : {}, errors, bytes, ms }
}

/** True where a root field was answered with something. */
export const isAnswered = (reply: Reply, field: string): boolean => reply.kind === 'answer' && reply.data[field] !== null && reply.data[field] !== undefined

/** The reply in a few words, for a finding. */
export const inWords = (reply: Reply): string => {
  switch (reply.kind) {
    case 'fault': return reply.reason
    case 'other': return `HTTP ${reply.status} ${quote(reply.contentType)}`
    case 'answer': {
      const [error] = reply.errors
      return error ? `HTTP ${reply.status} ${error.code ?? ''} ${quote(error.message)}` : `HTTP ${reply.status}`
    }
  }
}
