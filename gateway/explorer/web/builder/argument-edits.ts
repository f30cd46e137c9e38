import type { FieldNode } from 'graphql'
import { placeOf } from './field-edits.ts'
import { endOfLineWithin, indentationAt, type TextEdit } from './text-edit.ts'

/** Writes an argument of a field, or takes it away where the text of its value is undefined. */
export const setArgument = (source: string, field: FieldNode, name: string, value: string | undefined): TextEdit[] => {
  const given = field.arguments ?? []
  const index = given.findIndex((argument) => argument.name.value === name)
  const present = given[index]
  if (present) return value === undefined ? [removal(source, field, index)] : [{ ...placeOf(present.value), text: value }]
  if (value === undefined) return []
  const last = given.at(-1)
  if (!last) {
    const { end } = placeOf(field.name)
    return [{ start: end, end, text: `(${name}: ${value})` }]
  }
  const { start, end } = placeOf(last)
  const close = closingParenthesis(source, end)
  const isOneLine = !source.slice(placeOf(field.name).end, close).includes('\n')
  if (isOneLine) return [{ start: end, end, text: `, ${name}: ${value}` }]
  const at = endOfLineWithin(source, end, close)
  return [{ start: at, end: at, text: `\n${indentationAt(source, start)}${name}: ${value}` }]
}

const removal = (source: string, field: FieldNode, index: number): TextEdit => {
  const given = field.arguments ?? []
  const [before, present, after] = [given[index - 1], given[index], given[index + 1]]
  if (!present) throw new Error(`no argument ${index}`)
  if (before) return { start: placeOf(before).end, end: placeOf(present).end, text: '' }
  if (after) return { start: placeOf(present).start, end: placeOf(after).start, text: '' }
  return { start: placeOf(field.name).end, end: closingParenthesis(source, placeOf(present).end) + 1, text: '' }
}

/** From behind the last argument only blanks, commas and comments stand before it. */
const closingParenthesis = (source: string, from: number): number => {
  let at = from
  while (at < source.length && source[at] !== ')') at = source[at] === '#' ? lineEnd(source, at) : at + 1
  return at
}

const lineEnd = (source: string, at: number): number => {
  const newline = source.indexOf('\n', at)
  return newline < 0 ? source.length : newline
}
