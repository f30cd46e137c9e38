import { exactToken } from '../analysis/exact-token.ts'
import { segmenter } from '../analysis/segmenter.ts'

const MOST = 32
const LONGEST_IN_CHUNKS = 4
const LONGEST_IN_CHARACTERS = 24
const FEWEST_WORDS = 2
const MOST_WORDS = 8

/** `parts`: keywords that the text may be made of, as far as they rank; `all`: any that it may hold. Exact tokens, longest first. */
export const possibleKeywords = (text: string): { parts: string[]; all: string[] } => {
  const chunks = text.split(/[\s,;，；、]+/u).filter((chunk) => chunk !== '')
  const all = neighbours(chunks, ' ', chunks.length)
  const [only = ''] = chunks
  if (chunks.length === 2) return { parts: neighbours(chunks, ' ', 1), all }
  return { parts: chunks.length === 1 ? inOnePiece(only) : [], all }
}

/** Keywords typed without a blank between them: what may be one begins and ends where words do. */
const inOnePiece = (chunk: string): string[] => {
  if (chunk.length > LONGEST_IN_CHARACTERS || !/^\p{Script=Han}+$/u.test(chunk)) return []
  const words = segmenter().cut(chunk, true)
  return words.length < FEWEST_WORDS || words.length > MOST_WORDS ? [] : neighbours(words, '', words.length - 1).filter((token) => token.length > 1)
}

const neighbours = (pieces: readonly string[], between: string, most: number): string[] => {
  const found = new Set<string>()
  for (let length = Math.min(most, between === '' ? MOST_WORDS : LONGEST_IN_CHUNKS); length > 0; length--) {
    for (let from = 0; from + length <= pieces.length && found.size < MOST; from++) {
      const token = exactToken(pieces.slice(from, from + length).join(between))
      if (token !== null) found.add(token)
    }
  }
  return [...found]
}
