/**
 * One way of writing numbers that name a thing. `pattern` runs over folded text (lower case, half width, plain dashes).
 * `read` gives the exact tokens of a match, the canonical one first, then spellings under which it is to be found as well; null where a check digit or the like says no.
 */
export interface Recogniser {
  scheme: string
  pattern: RegExp
  read(match: RegExpExecArray): readonly string[] | null
}

/** Punctuation that ends a sentence rather than an identifier, and brackets that were opened before it. */
export const withoutTail = (text: string): string => {
  let kept = text.replace(/[.,;:!?'"([{<>\]}-]+$/, '')
  while (kept.endsWith(')') && kept.split(')').length > kept.split('(').length) kept = kept.slice(0, -1).replace(/[.,;:!?]+$/, '')
  return kept
}
