const VOWEL = /[aeiouy]/

/**
 * Light stemming: plurals, -ing, -ed, and a final e, so that `code`, `codes`, `coding` and `coded` meet. Words of other languages and formulas are
 * hardly touched (`oryzae` keeps its ending). Same input, same output is all that counts; a stem need not be a word.
 */
export const stemEnglish = (word: string): string => {
  if (!/^[a-z]{4,}$/.test(word)) return word
  const singular = withoutPlural(word)
  const plain = withoutEnding(singular, 'ing') ?? withoutEnding(singular, 'ed') ?? singular
  return plain.length > 3 && /[^ae]e$/.test(plain) ? plain.slice(0, -1) : plain
}

const withoutPlural = (word: string): string => {
  if (/(?:ss|us|is)$/.test(word) || !word.endsWith('s')) return word
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`
  return /(?:ss|sh|ch|x|zz)es$/.test(word) ? word.slice(0, -2) : word.slice(0, -1)
}

/** `mapping` → `map`, but `string` and `bed` stay: something with a vowel, of three letters or more, has to be left. */
const withoutEnding = (word: string, ending: string): string | null => {
  if (!word.endsWith(ending) || word.endsWith('eed')) return null
  const stem = word.slice(0, -ending.length)
  if (stem.length < 3 || !VOWEL.test(stem)) return null
  return /([bdfgmnprt])\1$/.test(stem) ? stem.slice(0, -1) : stem
}
