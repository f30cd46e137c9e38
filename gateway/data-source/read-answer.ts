import type { GraphQLFormattedError } from 'graphql'
import { parseJson } from '../../subgraphs/kit/outbound/parse-json.ts'
import type { SubgraphAnswer } from './transport.ts'

/** At most this many errors of one answer are passed on, so much of each; a partner cannot flood a client or the log. */
const MAX_ERRORS = 200
const MAX_TEXT = 1_000
const MAX_PATH = 100

/** Reads the text of a GraphQL answer; undefined where it is none. */
export function readAnswer(text: string, keepPrototypeNames: boolean): SubgraphAnswer | undefined {
  const parsed = parseJson(text, keepPrototypeNames)
  if (!isObject(parsed)) return undefined
  const { data, errors } = parsed
  if (data !== undefined && data !== null && !isObject(data)) return undefined
  if (errors !== undefined && errors !== null && !Array.isArray(errors)) return undefined
  if (data === undefined && !(Array.isArray(errors) && errors.length > 0)) return undefined
  return {
    ...(data === undefined ? {} : { data: data as Record<string, unknown> | null }),
    ...(Array.isArray(errors) && errors.length > 0 ? { errors: errors.slice(0, MAX_ERRORS).map(readError) } : {}),
  }
}

/** Only what the specification defines, each of the right type; the rest of an error is not ours to repeat. */
function readError(error: unknown): GraphQLFormattedError {
  if (!isObject(error)) return { message: '' }
  const { message, path, extensions } = error
  return {
    message: typeof message === 'string' ? message.slice(0, MAX_TEXT) : '',
    ...(Array.isArray(path) && path.length <= MAX_PATH && path.every((part) => typeof part === 'string' || Number.isSafeInteger(part)) ? { path: path as (string | number)[] } : {}),
    ...(isObject(extensions) ? { extensions: readExtensions(extensions) } : {}),
  }
}

/** What is passed on; the rest would only be carried along. */
function readExtensions({ code, messageEn, retryAfterSeconds }: Record<string, unknown>): Record<string, unknown> {
  return {
    ...(typeof code === 'string' ? { code: code.slice(0, MAX_TEXT) } : {}),
    ...(typeof messageEn === 'string' ? { messageEn: messageEn.slice(0, MAX_TEXT) } : {}),
    ...(typeof retryAfterSeconds === 'number' ? { retryAfterSeconds } : {}),
  }
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
