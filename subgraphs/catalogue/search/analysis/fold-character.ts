/**
 * The one place where characters are made equal, for writing and asking alike. Code point by code point, so that offsets on the original survive:
 * NFKD and dropping the accents gives the same for `é` and `e` + U+0301, which folding whole strings by NFKC would need context for.
 */
const cache = new Map<string, string>()
/** More than any language has; texts made of all of Unicode do not get to fill the memory. */
const MOST_CACHED = 50_000

/** Variants of Han characters, such as traditional to simplified. Empty until that issue; whatever is entered here holds for index, query and highlights. */
const HAN_VARIANTS: ReadonlyMap<string, string> = new Map()

/** Letters that Unicode does not decompose. */
const LETTERS: ReadonlyMap<string, string> = new Map([
  ['ß', 'ss'], ['ø', 'o'], ['đ', 'd'], ['ð', 'd'], ['ł', 'l'], ['æ', 'ae'], ['œ', 'oe'], ['þ', 'th'], ['ı', 'i'], ['ς', 'σ'],
])
/** Dashes and quotes as people's keyboards and PDF files have them. */
const PUNCTUATION: readonly (readonly [RegExp, string])[] = [[/^[\u2010-\u2015\u2212\u2043]$/, '-'], [/^[\u2018\u2019\u02bc\u00b4`]$/, "'"]]

const ACCENTS = /[\u0300-\u036f]/gu
/** Soft hyphens, zero-width characters, direction marks, variation selectors: never seen, so never searched. */
const INVISIBLE = /^[\p{Cf}\ufe00-\ufe0f]$/u
/** Control characters and lone surrogates separate. */
const SEPARATING = /^[\p{Cc}\p{Cs}]$/u

const compute = (character: string): string => {
  if (INVISIBLE.test(character)) return ''
  if (SEPARATING.test(character)) return ' '
  for (const [pattern, plain] of PUNCTUATION) if (pattern.test(character)) return plain
  const letters = character.normalize('NFKD').toLowerCase().normalize('NFKD').replace(ACCENTS, '')
  return Array.from(letters, (letter) => HAN_VARIANTS.get(letter) ?? LETTERS.get(letter) ?? letter).join('')
}

/** What one character (code point) of a text is compared as: nothing, or one or more characters. */
export const foldCharacter = (character: string): string => {
  let folded = cache.get(character)
  if (folded === undefined) {
    folded = compute(character)
    if (cache.size < MOST_CACHED) cache.set(character, folded)
  }
  return folded
}
