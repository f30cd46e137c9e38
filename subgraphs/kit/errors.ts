import { GraphQLError } from 'graphql'
import { ERROR_CODES, type ErrorCode } from '../../schema/error-codes.ts'

/** What a domain error may say beside its code. `zh` and `en` replace the messages of the code's list entry. */
export interface DomainErrorDetail { zh?: string; en?: string; cause?: unknown; /** When asking again makes sense. */ retryAfterSeconds?: number }

/**
 * An error that a client is meant to read: one of the closed list of codes, a Chinese message and `messageEn`.
 * Whatever else is thrown is a bug of ours and is masked before it leaves the process.
 */
export const domainError = (code: ErrorCode, { zh, en, cause, retryAfterSeconds }: DomainErrorDetail = {}): GraphQLError =>
  new GraphQLError(zh ?? ERROR_CODES[code].zh, {
    extensions: { code, messageEn: en ?? ERROR_CODES[code].en, ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }) },
    originalError: cause instanceof Error ? cause : undefined,
  })

/** True for errors that say something to the client; false for bugs. */
export const isDomainError = (error: unknown): error is GraphQLError =>
  error instanceof GraphQLError && typeof error.extensions.code === 'string' && error.extensions.code in ERROR_CODES
