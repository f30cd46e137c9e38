import { foldText } from './fold.ts'
import { findIdentifiers } from './identifiers/find-identifiers.ts'

/** Elasticsearch cuts longer tokens into pieces; nobody types a keyword of that length. */
const LONGEST = 64
const LONGEST_VALUE = 512

/**
 * A whole value (keyword, name, title) as one token: folded, without blanks and punctuation; `+` and `#` stay, or C, C++ and C# would be one.
 * Null where nothing is left or too much.
 */
export const exactToken = (value: string): string | null => {
  if (value.length > LONGEST_VALUE) return null
  const token = foldText(value).replace(/[^\p{L}\p{M}\p{N}+#]/gu, '')
  return token.length > 0 && token.length <= LONGEST ? token : null
}

/** All spellings under which an identifier is found, the canonical one first. Serial numbers and the like, of no known form, are taken as a whole. */
export const identifierTokens = (value: string): string[] => {
  const folded = foldText(value).trim()
  const known = findIdentifiers(folded).find(({ start, end }) => start === 0 && end >= folded.length - 1)
  if (known) return [...known.tokens]
  const whole = exactToken(value)
  return whole === null ? [] : [whole]
}

/** The one form in which an identifier is kept as a term and compared by a filter; null where the value holds no letter or digit. */
export const identifierKey = (value: string): string | null => identifierTokens(value)[0] ?? null
