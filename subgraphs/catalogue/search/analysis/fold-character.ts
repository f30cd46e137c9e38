import { hanVariants } from './han-variants.ts'

/**
 * The one place where characters are made equal, for writing and asking alike. Code point by code point, so that offsets on the original survive:
 * NFKD and dropping the accents gives the same for `é` and `e` + U+0301, which folding whole strings by NFKC would need context for.
 */
const cache = new Map<string, string>()
/** More than any language has; texts made of all of Unicode do not get to fill the memory. */
const MOST_CACHED = 50_000

let variants: ReadonlyMap<string, string> | undefined

/** Letters that Unicode does not decompose. */
const LETTERS: ReadonlyMap<string, string> = new Map([
  ['ß', 'ss'], ['ø', 'o'], ['đ', 'd'], ['ð', 'd'], ['ł', 'l'], ['æ', 'ae'], ['œ', 'oe'], ['þ', 'th'], ['ı', 'i'], ['ς', 'σ'],
])
/** Dashes (also the superscript minus of cm⁻¹), quotes and slashes as people's keyboards and PDF files have them. */
const PUNCTUATION: readonly (readonly [RegExp, string])[] = [[/^[\u2010-\u2015\u2212\u2043]$/, '-'], [/^[\u2018\u2019\u02bc\u00b4`]$/, "'"], [/^[\u2044\u2215]$/, '/']]

const ACCENTS = /[\u0300-\u036f]/gu
/** Soft hyphens, zero-width characters, direction marks, variation selectors: never seen, so never searched. */
const INVISIBLE = /^[\p{Cf}\ufe00-\ufe0f]$/u
/** Control characters, lone surrogates and blanks of all kinds separate. */
const SEPARATING = /^[\p{Cc}\p{Cs}\s]$/u
const MAYBE_HAN = /^[\u2e80-\u{3ffff}]$/u

const compute = (character: string): string => {
  if (INVISIBLE.test(character)) return ''
  if (SEPARATING.test(character)) return ' '
  const letters = punctuation(character) ?? character.normalize('NFKD').toLowerCase().normalize('NFKD').replace(ACCENTS, '')
  return Array.from(letters, (letter) => punctuation(letter) ?? LETTERS.get(letter) ?? (MAYBE_HAN.test(letter) ? variant(letter) : letter)).join('')
}

const punctuation = (character: string): string | undefined => PUNCTUATION.find(([pattern]) => pattern.test(character))?.[1]
const variant = (letter: string): string => (variants ??= hanVariants()).get(letter) ?? letter

/** What one character (code point) of a text is compared as: nothing, or one or more characters. */
export const foldCharacter = (character: string): string => {
  let folded = cache.get(character)
  if (folded === undefined) {
    folded = compute(character)
    if (cache.size < MOST_CACHED) cache.set(character, folded)
  }
  return folded
}
