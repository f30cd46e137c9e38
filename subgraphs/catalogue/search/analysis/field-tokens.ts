import type { FieldTokens } from '../port.ts'
import { emitTokens } from './emit-tokens.ts'
import { exactToken } from './exact-token.ts'
import { fold } from './fold.ts'

/** Stands between two texts, and before what the analysis adds, so that no phrase runs across. No query asks for it: tokens are letters and digits. */
export const BREAK = '|'

/** Tokens of one field for the index. `exact` gets the identifiers in the texts, and each whole text where `wholes` says so (keywords, names). */
export const fieldTokens = (texts: readonly string[], wholes: boolean): FieldTokens => {
  const words: string[] = []
  const bigrams: string[] = []
  const exact: string[] = []
  const besideWords: string[] = []
  const besideBigrams: string[] = []
  for (const text of texts) {
    if (words.length > 0) words.push(BREAK)
    if (bigrams.length > 0) bigrams.push(BREAK)
    emitTokens(fold(text), (kind, token, _at, _length, asWritten) => {
      if (kind === 'word') (asWritten ? words : besideWords).push(token)
      else if (kind === 'bigram') (asWritten ? bigrams : besideBigrams).push(token)
      else exact.push(token)
    })
    const whole = wholes ? exactToken(text) : null
    if (whole !== null) exact.push(whole)
  }
  return { words: withBeside(words, besideWords), bigrams: withBeside(bigrams, besideBigrams), exact }
}

const withBeside = (own: string[], beside: readonly string[]): string[] => {
  if (own.at(-1) === BREAK) own.pop()
  if (beside.length > 0) own.push(BREAK)
  for (const token of beside) own.push(token)
  return own
}
