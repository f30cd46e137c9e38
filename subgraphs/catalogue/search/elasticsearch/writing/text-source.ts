import { type FieldTokens, TEXT_FIELDS } from '../../port.ts'
import { STREAMS } from '../indices/layout.ts'
import type { IndexTier } from '../../port.ts'

/** The `whitespace` analyzer cuts longer ones in pieces. Asked for and written alike. */
const LONGEST_TOKEN = 200

export const token = (text: string): string => (text.length > LONGEST_TOKEN ? text.slice(0, LONGEST_TOKEN).toWellFormed() : text)

/** Tokens of one tier by field and stream, and once more, each once, those of all fields but the abstract. Undefined where there is no text. */
export const textSource = (text: IndexTier['text']): Record<string, Partial<Record<keyof FieldTokens, string>>> | undefined => {
  const source: Record<string, Partial<Record<keyof FieldTokens, string>>> = {}
  let isEmpty = true
  for (const stream of STREAMS) {
    const brief = new Set<string>()
    for (const field of TEXT_FIELDS) {
      const tokens = text[field]?.[stream]
      if (!tokens || tokens.length === 0) continue
      const cut = tokens.map(token)
      if (field !== 'abstract') for (const one of cut) brief.add(one)
      ;(source[field] ??= {})[stream] = cut.join(' ')
      isEmpty = false
    }
    if (brief.size > 0) (source.brief ??= {})[stream] = [...brief].join(' ')
  }
  return isEmpty ? undefined : source
}
