import type { FieldTexts } from './document/texts.ts'
import { graphemesOf } from './highlighting/graphemes.ts'
import { type Mark, marksOf, merged } from './highlighting/marks.ts'
import { render } from './highlighting/render.ts'
import { bestWindows, firstWindow } from './highlighting/windows.ts'
import { TEXT_FIELDS, type TextField } from './port.ts'
import type { Marked } from './query.ts'

export interface Highlights {
  /** Of the abstract: the stretch that shows most of the query, or its beginning; null where the viewer sees no abstract. */
  snippet: string | null
  /** Fields that match, in the order of TEXT_FIELDS. */
  highlights: { field: TextField; fragments: string[] }[]
}

const MOST_FRAGMENTS = 3

/** What to show of a hit: plain text with `<mark>`, all else escaped. `texts` is what this viewer may see (see `fieldTextsOf`); nothing else can come out. Pure. */
export const highlight = (texts: FieldTexts, marked: readonly Marked[]): Highlights => {
  const highlights = TEXT_FIELDS.flatMap((field) => {
    const fragments = (texts[field] ?? []).flatMap((text) => fragmentsOf(text, marksIn(field, text, marked))).slice(0, MOST_FRAGMENTS)
    return fragments.length > 0 ? [{ field, fragments }] : []
  })
  const inAbstract = highlights.find(({ field }) => field === 'abstract')?.fragments[0]
  const beginning = texts.abstract?.[0]
  return { snippet: inAbstract ?? (beginning === undefined ? null : beginningOf(beginning)), highlights }
}

const marksIn = (field: TextField, text: string, marked: readonly Marked[]): Mark[] =>
  merged(marked.filter((part) => part.field === undefined || part.field === field).flatMap((part) => marksOf(text, part)))

const fragmentsOf = (text: string, marks: readonly Mark[]): string[] => {
  if (marks.length === 0) return []
  const graphemes = graphemesOf(text)
  return bestWindows(text, marks, graphemes, MOST_FRAGMENTS).map((window) => render(text, window, marks, graphemes))
}

const beginningOf = (text: string): string => {
  const graphemes = graphemesOf(text)
  return render(text, firstWindow(text, graphemes), [], graphemes)
}
