import type { Graphemes } from './graphemes.ts'
import type { Mark } from './marks.ts'

/** A stretch of text to show. */
export interface Window { start: number; end: number }

/** With the ellipsis before it no more than 120 characters. */
const LONGEST = 118
const BEFORE_FIRST_MARK = 30
const FARTHEST_BLANK = 20

/** The stretches that show most of what was asked for: best ones first, none overlapping another. */
export const bestWindows = (text: string, marks: readonly Mark[], graphemes: Graphemes, most: number): Window[] => {
  const candidates = marks.map((mark, index) => {
    const window = windowFrom(text, Math.max(0, Math.min(mark.start - BEFORE_FIRST_MARK, text.length - LONGEST)), mark.start, graphemes)
    const shown = new Set<string>()
    for (let at = index; at < marks.length && (marks[at] as Mark).end <= window.end; at++) for (const token of (marks[at] as Mark).tokens) shown.add(token)
    return { window, shows: shown.size }
  })
  const chosen: Window[] = []
  for (const { window } of candidates.sort((a, b) => b.shows - a.shows || a.window.start - b.window.start)) {
    if (chosen.length === most) break
    if (window.end > window.start && chosen.every((other) => window.end <= other.start || other.end <= window.start)) chosen.push(window)
  }
  return chosen
}

/** The beginning of a text, for where nothing of it was asked for. */
export const firstWindow = (text: string, graphemes: Graphemes): Window => windowFrom(text, 0, 0, graphemes)

/** From about `from` on, as much as fits; `by` has to be in it. Words of alphabets are not cut where a blank is near. */
const windowFrom = (text: string, from: number, by: number, graphemes: Graphemes): Window => {
  const start = Math.min(graphemes.endAt(afterBlank(text, from)), graphemes.startAt(by))
  const limit = start + LONGEST
  if (limit >= text.length) return { start, end: text.length }
  const end = beforeBlank(text, limit)
  return { start, end: graphemes.startAt(end > by ? end : limit) }
}

const isInsideWord = (text: string, at: number): boolean => {
  const pair = at > 0 && at < text.length ? text.slice(at - 1, at + 1) : ''
  return /^[\p{L}\p{N}]{2}$/u.test(pair) && !/\p{Script=Han}/u.test(pair)
}

const afterBlank = (text: string, at: number): number => {
  const blank = isInsideWord(text, at) ? text.slice(at, at + FARTHEST_BLANK).search(/\s/) : -1
  return blank < 0 ? at : at + blank + 1
}

const beforeBlank = (text: string, at: number): number => {
  const tail = isInsideWord(text, at) ? /\s\S*$/.exec(text.slice(at - FARTHEST_BLANK, at)) : null
  return tail ? at - FARTHEST_BLANK + tail.index : at
}
