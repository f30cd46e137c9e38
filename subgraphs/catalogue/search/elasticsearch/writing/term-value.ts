import { domainError } from '../../../../kit/errors.ts'
import { foldText } from '../../analysis/fold.ts'

/** Lucene takes 32,766 bytes; nothing that is counted or filtered by is that long. */
const LONGEST = 4_000
/** Longer ones are too complex for the engine's regular expressions. */
const LONGEST_SOUGHT = 200
/** In no folded text, and before all that is printed: the order of values stays. */
const SEPARATOR = '\u001f'

/**
 * A value as it is stored and filtered by: with its folded form behind it where that is another one, so that facets can be narrowed without case, width
 * and accents.
 */
export const termValue = (value: string): string => {
  const cut = value.slice(0, LONGEST).toWellFormed()
  const folded = foldText(cut).slice(0, LONGEST).toWellFormed()
  return folded === cut ? cut : `${cut}${SEPARATOR}${folded}`
}

export const valueOfTerm = (term: string): string => {
  const at = term.lastIndexOf(SEPARATOR)
  return at < 0 ? term : term.slice(0, at)
}

/** A regular expression of Lucene over stored values whose folded form holds the text. */
export const termsContaining = (text: string): string => {
  const sought = foldText(text).toWellFormed()
  if (sought.length > LONGEST_SOUGHT) throw domainError('LIMIT_EXCEEDED', { zh: `contains 至多 ${LONGEST_SOUGHT} 个字符`, en: `contains has at most ${LONGEST_SOUGHT} characters` })
  const folded = Array.from(sought, (character) => (/[\p{L}\p{N}\s]/u.test(character) ? character : `\\${character}`)).join('')
  const other = `[^${SEPARATOR}]*`
  return `(.*${SEPARATOR})?${other}${folded}${other}`
}
