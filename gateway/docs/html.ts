/** Text that is HTML already; everything else that is put into a template is escaped. */
export interface Html { readonly html: string }

export type Part = Html | string | number | null | undefined | false | readonly Part[]

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? character)

function rendered(part: Part): string {
  if (part === null || part === undefined || part === false) return ''
  if (typeof part === 'string') return escaped(part)
  if (typeof part === 'number') return String(part)
  return isList(part) ? part.map(rendered).join('') : part.html
}

const isList = (part: Part): part is readonly Part[] => Array.isArray(part)

/** html`<p>${text}</p>`: what is put in is text unless it was made by this. */
export const html = (strings: TemplateStringsArray, ...parts: readonly Part[]): Html =>
  ({ html: strings.reduce((text, piece, index) => text + rendered(parts[index - 1]) + piece) })
