import type { TextField } from '../port.ts'
import type { Marked } from '../query.ts'
import { type Mark, marksOf } from './marks.ts'

/** One text of a record, and where each part of a query that asks for its field matches it. */
export interface MarkedText { text: string; parts: { part: Marked; marks: Mark[] }[] }
/** By field; a field without texts is not there. */
export type MarkedTexts = Partial<Record<TextField, readonly MarkedText[]>>

/** The texts of one field with what matches: the costly step, from which snippets, highlights and reasons are made. Pure. */
export const markTexts = (field: TextField, texts: readonly string[], marked: readonly Marked[]): MarkedText[] => {
  const asked = marked.filter((part) => part.field === undefined || part.field === field)
  return texts.map((text) => {
    const marks = asked.length === 0 ? [] : marksOf(text, asked)
    return { text, parts: asked.map((part, at) => ({ part, marks: marks[at] ?? [] })) }
  })
}
