import type { Chunk } from './chunks.ts'
import { FIELD_PREFIX, fieldNamed } from './field-names.ts'
import { foldText } from '../analysis/fold.ts'

export type Operator = 'AND' | 'OR' | 'NOT'
export interface Item { chunk: Chunk; operator?: Operator }

const OPERATORS: ReadonlyMap<string, Operator> = new Map([
  ['AND', 'AND'], ['&', 'AND'], ['&&', 'AND'], ['与', 'AND'], ['OR', 'OR'], ['|', 'OR'], ['||', 'OR'], ['或', 'OR'], ['NOT', 'NOT'], ['非', 'NOT'],
])

/**
 * Tells operators from words: AND and OR only between two others, NOT only before one, never two in a row. In a query without small letters AND and OR are
 * words, as in a title in capitals; 与, 或 and 非 beside single characters are, as in a text with a blank after each.
 */
export const withOperators = (given: readonly Chunk[]): Item[] => {
  const chunks = withFieldNames(given)
  const isShouted = !chunks.some(({ text }) => /\p{Ll}/u.test(text)) && chunks.filter(({ text }) => /\p{Lu}{2}/u.test(text)).length > 3
  const items: Item[] = []
  for (const [index, chunk] of chunks.entries()) {
    const [before, after] = [chunks[index - 1], chunks[index + 1]]
    const folded = chunk.text.normalize('NFKC')
    const operator = chunk.kind === 'words' ? OPERATORS.get(folded) : undefined
    const isWord = (isShouted && /^[A-Z]+$/.test(folded)) || (/\p{Script=Han}/u.test(folded) && [before, after].some((each) => each && Array.from(each.text).length === 1))
    const stands = operator && !isWord && after !== undefined && (operator === 'NOT' || before !== undefined) && !items.at(-1)?.operator
    items.push({ chunk, ...(stands ? { operator } : {}) })
  }
  return items
}

/** `title: x` is `title:x`. */
const withFieldNames = (chunks: readonly Chunk[]): Chunk[] => {
  const result: Chunk[] = []
  for (const chunk of chunks) {
    const last = result.at(-1)
    const [, name = '', rest] = (last?.kind === 'words' && FIELD_PREFIX.exec(last.text)) || []
    const belongs = last && rest === '' && chunk.before === '' && fieldNamed(foldText(name)) !== undefined
    if (!belongs) result.push(chunk)
    else result[result.length - 1] = chunk.kind === 'words' ? { ...chunk, text: `${last.text}${chunk.text}` } : { ...chunk, before: last.text }
  }
  return result
}

/** The chunks from `at` on that OR joins. */
export const operandsAt = (items: readonly Item[], at: number): Chunk[] => {
  const joined = [(items[at] as Item).chunk]
  for (let next = at + 1; items[next]?.operator === 'OR' && items[next + 1]; next += 2) joined.push((items[next + 1] as Item).chunk)
  return joined
}
