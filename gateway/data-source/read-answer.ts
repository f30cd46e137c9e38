import type { GraphQLFormattedError } from 'graphql'
import { parseJson } from '../../subgraphs/kit/outbound/parse-json.ts'
import type { SubgraphAnswer } from './transport.ts'

/** At most this many errors of one answer are passed on; a partner cannot flood a client. */
const MAX_ERRORS = 200

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
    message: typeof message === 'string' ? message : '',
    ...(Array.isArray(path) && path.every((part) => typeof part === 'string' || Number.isSafeInteger(part)) ? { path: path as (string | number)[] } : {}),
    ...(isObject(extensions) ? { extensions } : {}),
  }
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
