import { isDomainError } from '../../kit/errors.ts'

const AWAY = new Set<unknown>(['SEARCH_UNAVAILABLE', 'TIMEOUT', 'OVERLOADED'])

/** True where the engine is away or busy: nothing is wrong with what it was given, and it is to be given it again. */
export const isAway = (error: unknown): boolean => isDomainError(error) && AWAY.has(error.extensions.code)

export const sentenceOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).slice(0, 500)
