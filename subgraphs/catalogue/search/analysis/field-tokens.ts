import type { FieldTokens } from '../port.ts'
import { analyse } from './analyse.ts'
import { exactToken } from './exact-token.ts'

/** Tokens of one field for the index. `exact` gets the identifiers in the texts, and each whole text where `wholes` says so (keywords, names). */
export const fieldTokens = (texts: readonly string[], wholes: boolean): FieldTokens => {
  const tokens: FieldTokens = { words: [], bigrams: [], exact: [] }
  for (const text of texts) {
    for (const token of analyse(text)) tokens[LIST[token.kind]].push(token.text)
    const whole = wholes ? exactToken(text) : null
    if (whole !== null) tokens.exact.push(whole)
  }
  return tokens
}

const LIST = { word: 'words', bigram: 'bigrams', identifier: 'exact' } as const
