const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Text as HTML has it, in elements and in quoted attributes alike. Control characters, which HTML cannot hold, go. */
export const escapeHtml = (text: string): string => text.replace(/[\p{Cc}\p{Cs}]+/gu, ' ').replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character)

/** An empty element with these attributes; null ones are left out. */
export const element = (name: 'meta' | 'link', attributes: Readonly<Record<string, string | null>>): string =>
  `<${name}${Object.entries(attributes).flatMap(([key, value]) => (value === null ? [] : [` ${key}="${escapeHtml(value)}"`])).join('')}>`

export const title = (text: string): string => `<title>${escapeHtml(text)}</title>`

/** A description as previews and search engines take it: one line, cut at a character, not within one. */
export const excerpt = (text: string, length = 300): string => {
  const characters = [...text.replace(/\s+/g, ' ').trim()]
  return characters.length <= length ? characters.join('') : `${characters.slice(0, length - 1).join('').trimEnd()}…`
}
