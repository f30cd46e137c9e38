/**
 * A key of a title that compares bytewise (and by UTF-16 code units) as `Intl.Collator('zh-u-co-pinyin')` compares titles: digits, then Han by pinyin, tone and
 * strokes, then letters. Each Han character becomes the character at its rank. Readings are the usual ones: 重庆 stands under zhòng, as in the collator.
 * Blanks separate, punctuation is ignored, so that 《…》 stands where its title does.
 */
const LONGEST = 40
const FIRST_RANK = 0x4e00
/** Han characters beyond the table: behind the others, by code point. */
const OTHER_HAN = '\ubb00'
const OTHER_LETTER = '\ud7ff'
const LETTERS = 0xbc00
const LAST_PLAIN_LETTER = 0x1aff

/** The basic block and extension A, 27,584 characters, sorted once at the first title (40 ms); the table is not kept in a file, which would be 80 kB. */
let table: ReadonlyMap<string, string> | undefined
const ranks = (): ReadonlyMap<string, string> => {
  if (table) return table
  const characters: string[] = []
  for (let code = 0x3400; code <= 0x9fff; code++) if (code <= 0x4dbf || code >= 0x4e00) characters.push(String.fromCharCode(code))
  const collator = new Intl.Collator('zh-u-co-pinyin')
  characters.sort((a, b) => collator.compare(a, b) || (a < b ? -1 : 1))
  table = new Map(characters.map((character, rank) => [character, String.fromCharCode(FIRST_RANK + rank)]))
  return table
}

export const titleKey = (title: string): string => {
  let key = ''
  for (const character of title.normalize('NFKD').toLowerCase()) {
    if (key.length >= LONGEST) break
    key += keyOf(character, key)
  }
  return key.trimEnd()
}

const keyOf = (character: string, before: string): string => {
  const rank = ranks().get(character)
  if (rank !== undefined) return rank
  if (/\p{Nd}/u.test(character)) return character
  if (/\s/u.test(character)) return before === '' || before.endsWith(' ') ? '' : ' '
  if (!/\p{L}/u.test(character)) return ''
  const code = character.codePointAt(0) as number
  if (code <= LAST_PLAIN_LETTER) return String.fromCharCode(LETTERS + code)
  return `${/\p{Script=Han}/u.test(character) ? OTHER_HAN : OTHER_LETTER}${String.fromCharCode(0x100 + (code >> 10), 0x100 + (code & 0x3ff))}`
}
