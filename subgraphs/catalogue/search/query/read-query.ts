import { foldText } from '../analysis/fold.ts'
import type { TextField } from '../port.ts'
import { type Chunk, chunksOf } from './chunks.ts'
import { FIELD_PREFIX, fieldNamed } from './field-names.ts'
import { type Item, operandsAt, withOperators } from './operators.ts'
import { type DayRange, possibleYears, unmistakableYears, yearsOf } from './years.ts'

/** What one place of a query asks for. `phrase`: these words next to each other. */
export interface Part { text: string; field?: TextField; phrase?: true }

/** What a person typed, taken apart. Every group has to match, by any of its parts; `none` must not match. */
export interface QueryParts {
  groups: Part[][]
  none: Part[]
  generated?: DayRange
  /** Years among the words, for where they are not found as words. */
  possibly?: { text: string; generated: DayRange }
  /** Signs of a query language that were taken for words: `foo:`. */
  notUnderstood: string[]
}

const MOST_GROUPS = 6
const MOST_PARTS = 6

/** What programmers' search languages would take for a field. `Methods: …`, `12:30` and `https://` are text. */
const LOOKS_LIKE_FIELD = /^([a-z_]{2,20}:)[a-z\d"*]/u
/** A minus says no to a word. Before a number it is a sign (`-20℃`), before a letter a bond or a charge (`NO3 -N`). */
const MINUS = /^[-－−](?=\p{L}{2}|\p{Script=Han})/u

/** Takes a query apart. There are no syntax errors: what cannot be an operator where it stands is a word. Pure. */
export const readQuery = (typed: string, field?: TextField): QueryParts => {
  const parts: QueryParts = { groups: [], none: [], notUnderstood: [] }
  const words: string[] = []
  const items = withOperators(chunksOf(typed))
  for (let at = 0; at < items.length; ) at += takeAt(items, at, parts, words, field)
  if (words.length > 0) parts.groups.unshift([placed({ text: words.join(' ') }, field)])
  return parts
}

const placed = (part: Part, field: TextField | undefined): Part => ({ ...(field ? { field } : {}), ...part })

/** Takes what begins at `at`; answers how many items that were. */
const takeAt = (items: readonly Item[], at: number, parts: QueryParts, words: string[], field: TextField | undefined): number => {
  const { chunk, operator } = items[at] as Item
  if (operator === 'NOT') {
    const excluded = items[at + 1]
    if (excluded) exclude(partOf(excluded.chunk, parts, field), parts)
    return 2
  }
  if (operator) return 1
  const operands = operandsAt(items, at)
  const isOperand = operands.length > 1 || items[at - 1]?.operator === 'AND' || items[at + 1]?.operator === 'AND'
  if (isOperand) add(operands.flatMap((each) => alternativesOf(each, parts, field)), parts, words)
  else takeSingle(chunk, parts, words, field)
  return operands.length * 2 - 1
}

const takeSingle = (chunk: Chunk, parts: QueryParts, words: string[], field: TextField | undefined): void => {
  if (chunk.kind === 'words' && takeYears(chunk.text, parts)) return
  if (chunk.kind === 'words' ? MINUS.test(chunk.text) : MINUS.test(`${chunk.before}aa`)) {
    const [first, rest] = chunk.kind === 'words' ? ['text', chunk.text.slice(1)] as const : ['before', chunk.before.slice(1)] as const
    return exclude(partOf({ ...chunk, [first]: rest }, parts, field), parts)
  }
  const alternatives = alternativesOf(chunk, parts, field)
  const [only] = alternatives
  if (alternatives.length === 1 && only && !only.phrase && only.field === field) words.push(only.text)
  else add(alternatives, parts, words)
}

/** What is meant by one operand: several parts where it is a group of alternatives. */
const alternativesOf = (chunk: Chunk, parts: QueryParts, field: TextField | undefined): Part[] => {
  const part = partOf(chunk, parts, field)
  if (chunk.kind !== 'group') return [part]
  const inner = readQuery(chunk.text, part.field)
  parts.groups.push(...inner.groups.slice(1, MOST_GROUPS - parts.groups.length))
  parts.none.push(...inner.none.slice(0, MOST_PARTS - parts.none.length))
  parts.notUnderstood.push(...inner.notUnderstood)
  return inner.groups[0] ?? []
}

const partOf = (chunk: Chunk, parts: QueryParts, field: TextField | undefined): Part => {
  const [, name = '', rest = ''] = FIELD_PREFIX.exec(chunk.kind === 'words' ? chunk.text : chunk.before) ?? []
  const named = fieldNamed(foldText(name))
  const text = chunk.kind === 'words' ? rest : chunk.text
  const phrase = chunk.kind === 'quoted' ? { phrase: true as const } : {}
  if (named && named !== 'year' && text.trim() !== '') return { text, field: named, ...phrase }
  const strange = LOOKS_LIKE_FIELD.exec(chunk.kind === 'words' ? chunk.text : `${chunk.before}"`)?.[1]
  if (strange && !chunk.text.startsWith(`${strange}//`)) parts.notUnderstood.push(strange)
  return placed({ text: chunk.kind === 'words' ? chunk.text : `${name} ${chunk.text}`.trim(), ...phrase }, field)
}

/** `year:2015-2020`, `年份：2019`, `2015..2020` are years; `2015-2020年` may be. */
const takeYears = (text: string, parts: QueryParts): boolean => {
  const folded = foldText(text)
  const [, name = '', rest = ''] = FIELD_PREFIX.exec(folded) ?? []
  const years = fieldNamed(name) === 'year' ? yearsOf(rest.trim()) : unmistakableYears(folded)
  if (years) parts.generated = { ...parts.generated, ...years }
  const possibly = years ? undefined : possibleYears(folded)
  if (possibly) parts.possibly ??= { text, generated: possibly }
  return years !== undefined
}

/** Beyond the bounds words are searched like any others. */
const add = (alternatives: readonly Part[], parts: QueryParts, words: string[]): void => {
  const most = parts.groups.length < MOST_GROUPS - 1 ? MOST_PARTS : 0
  if (most > 0 && alternatives.length > 0) parts.groups.push(alternatives.slice(0, most))
  words.push(...alternatives.slice(most).map(({ text }) => text))
}

const exclude = (part: Part, parts: QueryParts): void => {
  if (parts.none.length < MOST_PARTS) parts.none.push(part)
  else parts.notUnderstood.push(`-${part.text}`)
}
