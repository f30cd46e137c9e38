import { errors } from '@elastic/elasticsearch'

/** What an answer of Elasticsearch with an error says. */
export interface Failure { status: number; types: readonly string[]; reasons: readonly string[] }

interface Cause { type?: unknown; reason?: unknown; caused_by?: Cause; root_cause?: Cause[]; failed_shards?: { reason?: Cause }[] }

/** Null of errors that are no answers of Elasticsearch. */
export const failureOf = (error: unknown): Failure | null => {
  if (error instanceof PartFailed) return error.failure
  return error instanceof errors.ResponseError ? failureOfBody(error.statusCode ?? 0, (error.body as { error?: Cause } | undefined)?.error) : null
}

/** A part of a request that failed on its own, a search of several or an operation of many: the request as such succeeds. */
export class PartFailed extends Error {
  readonly failure: Failure
  constructor(failure: Failure) {
    super(failure.types.join(', '))
    this.failure = failure
  }
}

export const failureOfBody = (status: number, cause: unknown): Failure => {
  const types: string[] = []
  const reasons: string[] = []
  const visit = (at: Cause | undefined): void => {
    if (typeof at !== 'object' || at === null) return
    if (typeof at.type === 'string') types.push(at.type)
    if (typeof at.reason === 'string') reasons.push(at.reason)
    visit(at.caused_by)
    for (const inner of at.root_cause ?? []) visit(inner)
    for (const { reason } of at.failed_shards ?? []) visit(reason)
  }
  visit(cause as Cause | undefined)
  return { status, types, reasons }
}

export const isMissingIndex = (error: unknown): boolean => failureOf(error)?.types.includes('index_not_found_exception') ?? false
/** A point in time that has expired, was closed, or is none: of the latter Elasticsearch says many things. Too slow and too busy are no reasons to ask again. */
export const isMissingSnapshot = (error: unknown): boolean => {
  const failure = failureOf(error)
  return failure !== null && ![408, 429, 504].includes(failure.status)
}
export const isAlreadyThere = (error: unknown): boolean => failureOf(error)?.types.includes('resource_already_exists_exception') ?? false
