import { emitTokens } from './emit-tokens.ts'
import { fold } from './fold.ts'
import type { Token } from './token.ts'

/** All tokens of a text, with offsets on the original. */
export const analyse = (original: string): Token[] => {
  const folded = fold(original)
  const tokens: Token[] = []
  emitTokens(folded, (kind, text, at, length, asWritten, alphabetic) => {
    tokens.push({ kind, text, start: folded.startOf(at), end: folded.endOf(at + length - 1), asWritten, alphabetic })
  })
  return tokens
}
