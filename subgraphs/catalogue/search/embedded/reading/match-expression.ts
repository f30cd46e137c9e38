import { TEXT_FIELDS, type TextField } from '../../port.ts'
import { columnOf, type Stream } from '../storage/columns.ts'

/**
 * Expressions of FTS5. A token stands in quotes, with its own doubled, so that nothing of it is an operator; the tokenizer makes one token of it.
 * A bigram of one character is a beginning.
 */
const quoted = (token: string, stream: Stream): string => {
  const string = `"${token.replaceAll('"', '""')}"`
  return stream === 'bigrams' && Array.from(token).length === 1 ? `${string} *` : string
}

/** Any of the tokens, in the columns of one stream. */
export const anyOf = (stream: Stream, tokens: readonly string[], field?: TextField): string => {
  const columns = (field ? [field] : TEXT_FIELDS).map((name) => columnOf(name, stream)).join(' ')
  return `({${columns}} : (${tokens.map((token) => quoted(token, stream)).join(' OR ')}))`
}
