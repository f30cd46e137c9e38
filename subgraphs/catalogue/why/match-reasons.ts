import { foldText } from '../search/analysis/fold.ts'
import { exactToken } from '../search/analysis/exact-token.ts'
import type { MarkedText, MarkedTexts } from '../search/highlighting/marked-texts.ts'
import type { Mark } from '../search/highlighting/marks.ts'
import { TEXT_FIELDS, type TextField } from '../search/port.ts'
import type { Settled } from '../search/query/settle.ts'
import type { Marked } from '../search/query.ts'

export type MatchKind = 'WORD' | 'PHRASE' | 'IDENTIFIER' | 'WHOLE' | 'CORRECTED' | 'SYNONYM'
export interface MatchReason { field: TextField; words: string[]; how: MatchKind }

const MOST_WORDS = 10

/** Why a record was found: the words of its own texts that match, field by field, and how. `texts` is what the viewer may see. Pure. */
export const matchReasons = (texts: MarkedTexts, settled: Settled): MatchReason[] => {
  const beside = besideTyped(settled)
  return TEXT_FIELDS.flatMap((field) => reasonsIn(field, texts[field] ?? [], beside))
}

interface Beside { corrected: ReadonlySet<string>; synonyms: ReadonlySet<string> }

/** What was searched for though nobody typed it, word by word and as a whole. */
const besideTyped = ({ interpretation: { alsoSearched, corrections } }: Settled): Beside => {
  const parts = (texts: readonly string[]): Set<string> => new Set(texts.map(foldText).flatMap((text) => [text, ...text.split(/\s+/)]).filter((text) => text !== ''))
  return { corrected: parts(corrections.map((text) => text.split('→').at(-1) ?? '')), synonyms: parts(alsoSearched) }
}

const reasonsIn = (field: TextField, texts: readonly MarkedText[], beside: Beside): MatchReason[] => {
  const found = new Map<MatchKind, Set<string>>()
  for (const { text, parts } of texts) {
    for (const { part, marks } of parts) {
      for (const mark of marks) {
        const word = text.slice(mark.start, mark.end)
        const how = kindOf(field, text, word, mark, part, beside)
        found.set(how, (found.get(how) ?? new Set()).add(word.trim()))
      }
    }
  }
  return [...found].map(([how, words]) => ({ field, how, words: [...words].slice(0, MOST_WORDS) }))
}

const kindOf = (field: TextField, text: string, word: string, { tokens }: Mark, part: Marked, { corrected, synonyms }: Beside): MatchKind => {
  const folded = foldText(word).trim()
  if (tokens.some((token) => part.identifiers.includes(token))) return 'IDENTIFIER'
  if (corrected.has(folded)) return 'CORRECTED'
  if (synonyms.has(folded)) return 'SYNONYM'
  const whole = exactToken(text)
  if (whole !== null && part.exact.includes(whole)) return field === 'identifier' ? 'IDENTIFIER' : 'WHOLE'
  return new Set(tokens.filter((token) => part.words.includes(token))).size > 1 ? 'PHRASE' : 'WORD'
}
