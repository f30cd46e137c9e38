import type { GraphQLFormattedError } from 'graphql'
import type { SubgraphAnswer } from './transport.ts'

/** At most this many errors of one answer are passed on; a partner cannot flood a client. */
const MAX_ERRORS = 200

/** Reads the text of a GraphQL answer; undefined where it is none. */
export function readAnswer(text: string, keepPrototypeNames: boolean): SubgraphAnswer | undefined {
  const parsed = parseJson(text)
  if (!isObject(parsed)) return undefined
  // JSON.parse makes `__proto__` an own property, which is harmless until code copies it by assignment: take it out first.
  if (!keepPrototypeNames && MAYBE_PROTOTYPE_NAME.test(text)) dropPrototypeNames(parsed)
  const { data, errors } = parsed
  if (data !== undefined && data !== null && !isObject(data)) return undefined
  if (errors !== undefined && errors !== null && !Array.isArray(errors)) return undefined
  if (data === undefined && !(Array.isArray(errors) && errors.length > 0)) return undefined
  return {
    ...(data === undefined ? {} : { data: data as Record<string, unknown> | null }),
    ...(Array.isArray(errors) && errors.length > 0 ? { errors: errors.slice(0, MAX_ERRORS).map(readError) } : {}),
  }
}

/** The word itself, or any of its letters written as an escape. */
const MAYBE_PROTOTYPE_NAME = /__proto__|\\u00(?:5f|70|72|6f|74)/i

/** Iterative, since depth is in the hands of the sender. */
function dropPrototypeNames(root: object): void {
  const pending: object[] = [root]
  for (let next = pending.pop(); next; next = pending.pop()) {
    if (Object.hasOwn(next, '__proto__')) Reflect.deleteProperty(next, '__proto__')
    for (const value of Object.values(next)) if (isObject(value) || Array.isArray(value)) pending.push(value)
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

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
