import { alphabetTokens, numberedNames } from './alphabet-tokens.ts'
import { cjkBigrams, cjkWords } from './cjk-tokens.ts'
import { fold } from './fold.ts'
import { findIdentifiers } from './identifiers/find-identifiers.ts'
import { type Run, runsOf } from './runs.ts'
import type { Token } from './token.ts'

type FoldedToken = Omit<Token, 'start' | 'end'> & { at: number; length: number }

/** All tokens of a text, with offsets on the original. The same for documents, queries and highlights. */
export const analyse = (original: string): Token[] => {
  const folded = fold(original)
  return tokensOf(folded.text).map(({ at, length, ...token }) => ({ ...token, start: folded.startOf(at), end: folded.endOf(at + length - 1) }))
}

const tokensOf = (folded: string): FoldedToken[] => [
  ...runsOf(folded).flatMap(ofRun),
  ...numberedNames(folded).map((piece) => ({ ...piece, kind: 'word' as const, alphabetic: true })),
  ...findIdentifiers(folded).flatMap(({ tokens, start, end }) =>
    tokens.map((text, index) => ({ kind: 'identifier' as const, text, at: start, length: end - start, asWritten: index === 0, alphabetic: false }))),
]

const ofRun = (run: Run): FoldedToken[] => {
  const inText = (kind: Token['kind']) => (piece: { text: string; at: number; length?: number; asWritten: boolean }): FoldedToken =>
    ({ kind, text: piece.text, at: run.at + piece.at, length: piece.length ?? piece.text.length, asWritten: piece.asWritten, alphabetic: run.kind === 'words' })
  return run.kind === 'cjk'
    ? [...cjkWords(run.text).map(inText('word')), ...cjkBigrams(run.text).map(inText('bigram'))]
    : alphabetTokens(run.text).map(inText('word'))
}
