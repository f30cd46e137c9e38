import { domainError, isDomainError } from '../../../../kit/errors.ts'
import { type Failure, PartFailed } from '../connection/failure.ts'
import { problemOf, problemOfFailure } from '../connection/operator-problem.ts'
import { readingError } from '../connection/reading-error.ts'

export interface Rejected { name: string; failure: Failure }
const MOST_NAMED = 5

/** What stops the whole index is said as such; what stops single documents names them, so that they can be set aside. */
export const refusal = (rejected: readonly Rejected[]): Error => {
  for (const { failure } of rejected) {
    const problem = problemOfFailure(failure)
    if (problem !== undefined) return new Error(problem)
    if (failure.types.includes('index_not_found_exception')) return new PartFailed(failure)
  }
  if (rejected.some(({ failure }) => failure.status === 429)) return domainError('OVERLOADED')
  if (rejected.some(({ failure }) => failure.status >= 500)) return domainError('SEARCH_UNAVAILABLE')
  return new DocumentsRejected(rejected)
}

/** Documents that the index does not take, whatever is tried; the rest of the batch is in. */
export class DocumentsRejected extends Error {
  readonly ids: readonly string[]
  constructor(rejected: readonly Rejected[]) {
    const named = rejected.slice(0, MOST_NAMED).map(({ name, failure }) => `${name} (${failure.types.join(', ')}: ${failure.reasons.at(-1) ?? ''})`)
    const names = `${named.join('; ')}${rejected.length > MOST_NAMED ? ' …' : ''}`
    super(`检索索引不接受 ${rejected.length} 条记录:${names} / The search index does not take ${rejected.length} documents: ${names}`)
    this.ids = rejected.map(({ name }) => name)
  }
}

/** Errors while writing go to the log and to whoever runs the server, so they may say what to do. */
export const writingError = (error: unknown): unknown => {
  if (error instanceof DocumentsRejected || isDomainError(error)) return error
  const problem = problemOf(error)
  return problem === undefined ? readingError(error) : new Error(problem, { cause: error })
}
