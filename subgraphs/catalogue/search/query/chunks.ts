/**
 * A stretch of what was typed, between blanks. `quoted`: what stood in quotes; `group`: what stood in parentheses with operators inside. `before`: what stood
 * directly before it (`-`, `title:`), empty for most.
 */
export interface Chunk { kind: 'words' | 'quoted' | 'group'; text: string; before: string }

const QUOTES: ReadonlyMap<string, string> = new Map([['"', '"'], ['＂', '＂'], ['“', '”'], ['”', '”'], ['„', '“'], ['「', '」'], ['『', '』'], ['«', '»']])
const PARENTHESES: ReadonlyMap<string, string> = new Map([['(', ')'], ['（', '）']])
/** A minus, the name of a field with its colon, or both: what quotes and groups may have directly before them. */
const BEFORE = /^[-－]?(?:[\p{L}_]{1,20}[:：])?$/u
const OPERATOR_INSIDE = /(?:^|\s)(?:OR|AND|NOT|\|\|?|&&?|或|与|非)(?=\s)|[|｜]/u

/** Where each parenthesis that somebody closes is closed: those inside others by their own. */
const closingsOf = (text: string): Map<number, number> => {
  const closings = new Map<number, number>()
  for (const [opening, closing] of PARENTHESES) {
    const open: number[] = []
    for (let at = 0; at < text.length; at++) {
      if (text[at] === opening) open.push(at)
      const from = text[at] === closing ? open.pop() : undefined
      if (from !== undefined) closings.set(from, at)
    }
  }
  return closings
}

/** Cuts at blanks; quotes and groups stay whole. Quotes and parentheses that nobody closes are punctuation. Linear in the text. */
export const chunksOf = (text: string): Chunk[] => {
  const chunks: Chunk[] = []
  const parentheses = closingsOf(text)
  const closings = new Map<string, number>()
  const closingOf = (closing: string, after: number): number => {
    const known = closings.get(closing)
    if (known !== undefined && (known < 0 || known > after)) return known
    const found = text.indexOf(closing, after + 1)
    closings.set(closing, found)
    return found
  }
  let start = 0
  const words = (end: number): void => {
    if (end > start) chunks.push({ kind: 'words', text: text.slice(start, end), before: '' })
  }
  for (let at = 0; at < text.length; at++) {
    const character = text[at] as string
    const before = text.slice(start, at)
    if (/\s/u.test(character)) {
      words(at)
      start = at + 1
      continue
    }
    const quote = QUOTES.get(character)
    const end = quote === undefined ? parentheses.get(at) ?? -1 : closingOf(quote, at)
    if (end < 0) continue
    const inner = text.slice(at + 1, end)
    // Within a title quotes are punctuation: only what stands apart is an operator.
    if (!BEFORE.test(before) || !/^\s?$/u.test(text.charAt(end + 1)) || (quote === undefined && before === '' && !OPERATOR_INSIDE.test(inner))) continue
    chunks.push({ kind: quote === undefined ? 'group' : 'quoted', text: inner, before })
    at = end
    start = end + 1
  }
  words(text.length)
  return chunks
}
