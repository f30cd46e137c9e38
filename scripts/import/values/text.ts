/** What sources write where they know nothing. A value that is one of these is no value. */
const NOTHING = new Set(['unknown', 'n/a', 'null', 'none', 'nil', '-', '--', '—', '未知', '不详', ':unav', ':null'])

/** E-mail and telephone as the data set replaced them before it came to us: placeholders, not contacts. */
const REDACTED = /^(mailto:)?redacted@example\.org$|^\+00 000 0000$/

/** C0 controls but tab and newline: PostgreSQL refuses NUL, and none of them is text. Those of C1 stay, as they betray a text decoded wrongly. */
const CONTROLS = /[\u0000-\u0008\u000B-\u001F\u007F]/g

/** The text of a value without its padding, or undefined where it says nothing. Numbers are taken as they read. */
export const textOf = (value: unknown): string | undefined => {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined
  const text = String(value).replaceAll('\r\n', '\n').replace(CONTROLS, '').trim()
  return text === '' || NOTHING.has(text.toLowerCase()) || REDACTED.test(text) ? undefined : text
}

/** The texts of a list, each once, in order. */
export const textsOf = (values: readonly unknown[]): string[] => [...new Set(values.map(textOf).filter((text) => text !== undefined))]

export const hasHan = (text: string): boolean => /\p{Script=Han}/u.test(text)
