const segmenter = new Intl.Segmenter('zh', { granularity: 'grapheme' })

/** What people see as one character (surrogate pairs, combining marks, joined emoji) is never cut. */
export interface Graphemes {
  /** The offset itself where a character begins there, otherwise where the one that it is in begins. */
  startAt(offset: number): number
  /** The offset itself where a character begins there, otherwise where the next one begins. */
  endAt(offset: number): number
}

export const graphemesOf = (text: string): Graphemes => {
  const segments = segmenter.segment(text)
  const around = (offset: number): { start: number; end: number } => {
    if (offset <= 0) return { start: 0, end: 0 }
    if (offset >= text.length) return { start: text.length, end: text.length }
    const { index, segment } = segments.containing(offset) as Intl.SegmentData
    return index === offset ? { start: offset, end: offset } : { start: index, end: index + segment.length }
  }
  return { startAt: (offset) => around(offset).start, endAt: (offset) => around(offset).end }
}
