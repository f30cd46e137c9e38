/**
 * One way of writing numbers that name a thing. `pattern` runs over folded text (lower case, half width, plain dashes), one stretch of ASCII at a time,
 * where `hint` is found: it is quick and true of everything that `pattern` matches.
 * `read` gives the exact tokens of a match, the canonical one first, then spellings under which it is to be found as well; null where a check digit or the like says no.
 */
export interface Recogniser {
  scheme: string
  hint: RegExp
  pattern: RegExp
  read(match: RegExpExecArray): readonly string[] | null
}

/** Punctuation that ends a sentence rather than an identifier, and brackets that were opened before it. */
export const withoutTail = (text: string): string => {
  let kept = text.replace(/(?:[.,;:!?'"([{<>\]}-]|&[lg]t;?)+$/, '')
  while (kept.endsWith(')') && kept.split(')').length > kept.split('(').length) kept = kept.slice(0, -1).replace(/[.,;:!?]+$/, '')
  return kept
}

/** `%2f` and the like as addresses have them. What is no valid encoding is left as it is; what would be no ASCII letter or sign, too. */
export const decoded = (text: string): string => text.replace(/%([2-7][\da-f])/g, (_, hexadecimal: string) => String.fromCharCode(Number.parseInt(hexadecimal, 16)).toLowerCase().replace(/[\s"\x7f]/, ''))
