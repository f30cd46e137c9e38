import { foldText } from '../analysis/fold.ts'
import type { TextField } from '../port.ts'
import { type Chunk, chunksOf } from './chunks.ts'
import { anyOf, type Groups } from './groups.ts'
import { type Item, operandsAt, withOperators } from './operators.ts'
import { fieldOf, type Part, partOf, yearsIn } from './parts.ts'
import { type DayRange, possibleYears, shownYears, unitedYears } from './years.ts'

/** What a person typed, taken apart. Every group has to match, by any of its parts; `none` must not match. */
export interface QueryParts {
  groups: Part[][]
  none: Part[]
  generated?: DayRange
  /** Years among the words, for where they are not found as words. */
  possibly?: { text: string; generated: DayRange }
  /** Signs of a query language that were taken for words (`foo:`), and what could not be asked for. */
  notUnderstood: string[]
}

/** What is being taken apart: words of no operator gather, and become one part. */
interface Taking { parts: QueryParts; words: string[]; field: TextField | undefined }

const MOST_GROUPS = 6
const MOST_PARTS = 6

/** A minus says no to a word. Before a number it is a sign (`-20℃`), before a letter a bond or a charge (`NO3 -N`). */
const MINUS = /^[-－−](?=\p{L}{2}|\p{Script=Han})/u

/** Takes a query apart. There are no syntax errors: what cannot be an operator where it stands is a word. Pure. */
export const readQuery = (typed: string, field?: TextField): QueryParts => {
  const taking: Taking = { parts: { groups: [], none: [], notUnderstood: [] }, words: [], field }
  const items = withOperators(chunksOf(typed))
  for (let at = 0; at < items.length; ) at += takeAt(items, at, taking)
  const { parts, words } = taking
  if (words.length > 0) parts.groups.unshift([{ ...(field ? { field } : {}), text: words.join(' ') }])
  return parts
}

/** Takes what begins at `at`; answers how many items that were. */
const takeAt = (items: readonly Item[], at: number, taking: Taking): number => {
  const { chunk, operator } = items[at] as Item
  if (operator === 'NOT') {
    const excluded = items[at + 1]
    if (excluded) exclude(excluded.chunk, taking)
    return 2
  }
  if (operator) return 1
  const operands = operandsAt(items, at)
  const isOperand = operands.length > 1 || items[at - 1]?.operator === 'AND' || items[at + 1]?.operator === 'AND'
  if (operands.every(yearsIn)) for (const each of operands) restrict(yearsIn(each), taking)
  else if (operands.length > 1) takeAlternatives(operands, taking)
  else takeSingle(chunk, isOperand, taking)
  return operands.length * 2 - 1
}

const takeSingle = (chunk: Chunk, isOperand: boolean, taking: Taking): void => {
  const { parts, words, field } = taking
  if (!isOperand && (chunk.kind === 'words' ? MINUS.test(chunk.text) : MINUS.test(`${chunk.before}aa`))) {
    const [first, rest] = chunk.kind === 'words' ? ['text', chunk.text.slice(1)] as const : ['before', chunk.before.slice(1)] as const
    return exclude({ ...chunk, [first]: rest }, taking)
  }
  const possibly = chunk.kind === 'words' && !isOperand ? possibleYears(foldText(chunk.text)) : undefined
  if (possibly) parts.possibly ??= { text: chunk.text, generated: possibly }
  const inner = groupsOf(chunk, taking)
  for (const part of inner.none) refuse(part, parts)
  restrict(inner.generated, taking)
  const [only] = inner.groups.flat()
  if (!isOperand && inner.groups.flat().length === 1 && only && !only.phrase && only.field === field) words.push(only.text)
  else for (const group of inner.groups) add(group, taking)
}

const takeAlternatives = (operands: readonly Chunk[], taking: Taking): void => {
  const { notUnderstood } = taking.parts
  const known = operands.slice(0, MOST_PARTS)
  notUnderstood.push(...operands.slice(MOST_PARTS).map(shown))
  const read = known.map((each) => groupsOf(each, taking))
  // Neither a refusal nor a span of years can be one of several alternatives.
  for (const { none, generated } of read) notUnderstood.push(...none.map(({ text }) => `-${text}`), ...(generated ? [shownYears(generated)] : []))
  const all = anyOf(read.map(({ groups }) => groups), MOST_GROUPS, MOST_PARTS)
  if (all) for (const group of all) add(group, taking)
  else notUnderstood.push(known.map(shown).join(' OR '))
}

/** What is meant by one operand: a group of its own is read as a query is. */
const groupsOf = (chunk: Chunk, { parts, field }: Taking): { groups: Groups; none: Part[]; generated?: DayRange } => {
  if (chunk.kind !== 'group') {
    const { part, notUnderstood } = partOf(chunk, field)
    parts.notUnderstood.push(...notUnderstood)
    return { groups: [[part]], none: [] }
  }
  const of = fieldOf(chunk, field)
  const inner = readQuery(chunk.text, of.field)
  parts.notUnderstood.push(...of.notUnderstood, ...inner.notUnderstood)
  return inner
}

const restrict = (years: DayRange | undefined, { parts }: Taking): void => {
  if (years) parts.generated = unitedYears(parts.generated, years)
}

/** Beyond the bounds words are searched like any others, and alternatives are named: taken for words all of them would be asked for. */
const add = (alternatives: readonly Part[], { parts, words }: Taking): void => {
  if (parts.groups.length < MOST_GROUPS - 1) parts.groups.push([...alternatives])
  else if (alternatives.length === 1) words.push(...alternatives.map(({ text }) => text))
  else parts.notUnderstood.push(alternatives.map(({ text }) => text).join(' OR '))
}

const refuse = (part: Part, parts: QueryParts): void => {
  if (parts.none.length < MOST_PARTS) parts.none.push(part)
  else parts.notUnderstood.push(`-${part.text}`)
}

/** Any of several may be refused, but not several together, nor years. */
const exclude = (chunk: Chunk, taking: Taking): void => {
  const { parts } = taking
  const { groups, none, generated } = yearsIn(chunk) ? { groups: [], none: [] } : groupsOf(chunk, taking)
  const [refused = [], more] = groups
  if (more || none.length > 0 || generated || refused.length === 0) parts.notUnderstood.push(`-${shown(chunk)}`)
  else for (const part of refused) refuse(part, parts)
}

const shown = ({ kind, before, text }: Chunk): string => (kind === 'group' ? `${before}(${text})` : kind === 'quoted' ? `${before}"${text}"` : text)
