import type { Graphemes } from './graphemes.ts'
import type { Mark } from './marks.ts'
import type { Window } from './windows.ts'

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** The only markup that leaves this folder is our own `<mark>`: what a record says is text, whatever it looks like. */
const escaped = (text: string): string =>
  text.toWellFormed().replace(/[\u0000-\u001f\u007f]/g, ' ').replace(/[&<>"']/g, (character) => ENTITIES[character] as string)

/** A stretch of the original text with what matches marked, and an ellipsis where it was cut. */
export const render = (text: string, { start, end }: Window, marks: readonly Mark[], graphemes: Graphemes): string => {
  let html = start > 0 ? '…' : ''
  let at = start
  for (const mark of marks) {
    const from = Math.max(graphemes.startAt(mark.start), at)
    const to = Math.min(graphemes.endAt(mark.end), end)
    if (from >= to) continue
    html += `${escaped(text.slice(at, from))}<mark>${escaped(text.slice(from, to))}</mark>`
    at = to
  }
  return `${html}${escaped(text.slice(at, end))}${end < text.length ? '…' : ''}`
}
