import { segmenter } from './segmenter.ts'

/** Offsets are relative to the run; for `asWritten` see Token. */
export interface Piece { text: string; at: number; asWritten: boolean }
type Inner = Pick<Piece, 'text' | 'at'>

/** Words of the dictionary, each with the shorter words inside it: `中华人民共和国` is also found by `共和国`, but asking for the one is not asking for the other. */
export const cjkWords = (run: string): Piece[] => {
  const pieces: Piece[] = []
  let at = 0
  for (const word of segmenter().cut(run, true)) {
    for (const inner of innerWords(word)) pieces.push({ text: inner.text, at: at + inner.at, asWritten: false })
    pieces.push({ text: word, at, asWritten: true })
    at += word.length
  }
  return pieces
}

const MOST_REMEMBERED = 50_000
const remembered = new Map<string, readonly Inner[]>()

/** Words recur, and asking the library again costs more than all the rest of the analysis. */
const innerWords = (word: string): readonly Inner[] => {
  if (word.length < 3) return []
  let inner = remembered.get(word)
  if (!inner) {
    if (remembered.size >= MOST_REMEMBERED) remembered.clear()
    inner = computeInnerWords(word)
    remembered.set(word, inner)
  }
  return inner
}

/** The library lists words by where they begin, without saying where. */
const computeInnerWords = (word: string): Inner[] => {
  const pieces: Inner[] = []
  const found = new Map<string, number>()
  let begin = 0
  for (const text of segmenter().cutAll(word)) {
    begin = Math.max(begin, word.indexOf(text, Math.max(begin, (found.get(text) ?? -1) + 1)))
    found.set(text, begin)
    if (text.length > characterLength(text, 0) && text.length < word.length) pieces.push({ text, at: begin })
  }
  return pieces
}

/**
 * Each pair of neighbouring characters, then the last character alone: so every character begins a piece, and a search for one character is a search by
 * prefix. A query of several characters does not ask for its last one alone.
 */
export const cjkBigrams = (run: string): Piece[] => {
  const pieces: Piece[] = []
  for (let at = 0; at < run.length; ) {
    const next = at + characterLength(run, at)
    const isLast = next >= run.length
    pieces.push({ text: run.slice(at, isLast ? next : next + characterLength(run, next)), at, asWritten: !isLast || at === 0 })
    at = next
  }
  return pieces
}

const characterLength = (text: string, at: number): number => ((text.codePointAt(at) as number) > 0xffff ? 2 : 1)
