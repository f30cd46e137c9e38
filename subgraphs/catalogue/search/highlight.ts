import { graphemesOf } from './highlighting/graphemes.ts'
import { type MarkedText, markTexts } from './highlighting/marked-texts.ts'
import { merged } from './highlighting/marks.ts'
import { render } from './highlighting/render.ts'
import { bestWindows, firstWindow } from './highlighting/windows.ts'
import type { TextField } from './port.ts'
import type { Marked } from './query.ts'

const MOST_FRAGMENTS = 3

/** What one field of a hit shows: its texts with what matches in them, and plain text with `<mark>`, all else escaped, made of these. */
export interface ShownField { texts: readonly MarkedText[]; fragments: readonly string[] }

/** The texts are what this viewer may see (see `fieldTextsOf`); nothing else can come out. Pure. */
export const showField = (field: TextField, texts: readonly string[], marked: readonly Marked[]): ShownField => {
  const found = markTexts(field, texts, marked)
  return { texts: found, fragments: found.flatMap(fragmentsOf).slice(0, MOST_FRAGMENTS) }
}

/** The stretch of the abstract that shows most of the query, or its beginning; null where the viewer sees no abstract. Pure. */
export const snippetOf = ({ texts: [first], fragments }: ShownField): string | null => fragments[0] ?? (first ? beginningOf(first.text) : null)

const fragmentsOf = ({ text, parts }: MarkedText): string[] => {
  const marks = merged(parts.flatMap((part) => part.marks))
  if (marks.length === 0) return []
  const graphemes = graphemesOf(text)
  return bestWindows(text, marks, graphemes, MOST_FRAGMENTS).map((window) => render(text, window, marks, graphemes))
}

const beginningOf = (text: string): string => {
  const graphemes = graphemesOf(text)
  return render(text, firstWindow(text, graphemes), [], graphemes)
}
