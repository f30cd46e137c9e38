/** Replaces the characters from start to end; an edit that only adds has both alike. */
export interface TextEdit {
  start: number
  end: number
  text: string
}

/** Edits are places in the same text; none overlaps another. */
export const applyEdits = (source: string, edits: readonly TextEdit[]): string =>
  [...edits].sort((a, b) => b.start - a.start).reduce((text, { start, end, text: next }) => text.slice(0, start) + next + text.slice(end), source)

/** A comment after the last thing of a line belongs to it: what follows goes on a line of its own. */
export const endOfLineWithin = (source: string, from: number, end: number): number => {
  const newline = source.indexOf('\n', from)
  if (newline < 0 || newline >= end) return from
  return source[newline - 1] === '\r' ? newline - 1 : newline
}

/** White space before the first character of the line. */
export const indentationAt = (source: string, offset: number): string => /^[ \t]*/.exec(source.slice(source.lastIndexOf('\n', offset - 1) + 1, offset))?.[0] ?? ''

/** The whole line where nothing but a comment stands beside it, else the words and the blank before them. */
export const extentToRemove = (source: string, start: number, end: number): { start: number; end: number } => {
  const lineStart = source.lastIndexOf('\n', start - 1) + 1
  const newline = source.indexOf('\n', end)
  const lineEnd = newline < 0 ? source.length : newline + 1
  const isAlone = /^[ \t]*$/.test(source.slice(lineStart, start)) && /^[ \t,]*(#.*)?\r?\n?$/.test(source.slice(end, lineEnd))
  if (isAlone) return { start: lineStart, end: lineEnd }
  const blanks = /[ \t,]*$/.exec(source.slice(lineStart, start))?.[0].length ?? 0
  return { start: start - blanks, end }
}
