import { type Stream, type Term, TEXT_FIELDS, type TextField } from '../../port.ts'
import { columnOf } from '../storage/columns.ts'

/** A term with the field it is looked for in; undefined: every field. */
export interface PlacedTerm { term: Term; field?: TextField }

/** Expressions of FTS5. A token stands in quotes, with its own doubled, so that nothing of it is an operator; the tokenizer makes one token of it. */
const quoted = (token: string): string => `"${token.replaceAll('"', '""').replaceAll('\0', ' ')}"`

/** Several tokens are a phrase, which never goes over the border of a column. A bigram of one character is a beginning. */
const phrase = ({ stream, sequence, prefix }: Term): string => {
  const isBeginning = prefix || (stream === 'bigrams' && Array.from(sequence.at(-1) ?? '').length === 1)
  return sequence.map(quoted).join(' + ') + (isBeginning ? ' *' : '')
}

/** Any of the terms, each in the columns of its stream and field. Null where there is none. */
export const anyOf = (terms: readonly PlacedTerm[]): string | null => {
  const byColumns = new Map<string, string[]>()
  for (const { term, field } of terms) {
    if (term.sequence.length === 0) continue
    const columns = columnsOf(term.stream, field)
    const phrases = byColumns.get(columns)
    if (phrases) phrases.push(phrase(term))
    else byColumns.set(columns, [phrase(term)])
  }
  const parts = [...byColumns].map(([columns, phrases]) => `({${columns}} : (${phrases.join(' OR ')}))`)
  return parts.length === 0 ? null : parts.join(' OR ')
}

const columnsOf = (stream: Stream, field: TextField | undefined): string => (field ? [field] : TEXT_FIELDS).map((name) => columnOf(name, stream)).join(' ')
