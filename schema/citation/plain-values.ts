export type Answered = Readonly<Record<string, unknown>>

/** Text on one line: what ends a line or controls a terminal would forge tags of RIS and fields of BibTeX. Empty is null. */
export const textOf = (value: unknown): string | null => {
  if (typeof value !== 'string' && typeof value !== 'number') return null
  // Format characters (bidirectional overrides, zero width) go too: they make one address look like another.
  const line = String(value).replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').replace(/[\p{Cf}\p{Cs}]/gu, '').replace(/ {2,}/g, ' ').trim()
  return line === '' ? null : line
}

export const textsOf = (value: unknown): string[] => (Array.isArray(value) ? value.flatMap((item) => textOf(item) ?? []) : [])

export const recordOf = (value: unknown): Answered => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Answered) : {})

export const recordsOf = (value: unknown): Answered[] => (Array.isArray(value) ? value.map(recordOf) : [])

export const firstText = (...values: unknown[]): string | null => {
  for (const value of values) {
    const text = textOf(value)
    if (text !== null) return text
  }
  return null
}

/** An address that may stand in a reference: http(s) only. */
export const webAddress = (value: unknown): string | null => {
  const text = textOf(value)
  return text !== null && /^https?:\/\/[^\s<>"]+$/i.test(text) ? text : null
}
