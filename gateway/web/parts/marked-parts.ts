export interface MarkedPart { text: string; marked: boolean }

const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&#x27;': "'" }

/** Only what the graph escapes is read back; anything else that looks like an entity or a tag stays the characters that it is. */
const unescaped = (text: string): string => text.replace(/&(?:amp|lt|gt|quot|#39|#x27);/g, (entity) => ENTITIES[entity] ?? entity)

/** The parts of an escaped text with <mark>…</mark>. */
export const markedParts = (html: string): MarkedPart[] => {
  const parts: MarkedPart[] = []
  let marked = false
  for (const piece of html.split(/(<\/?mark>)/)) {
    if (piece === '<mark>') marked = true
    else if (piece === '</mark>') marked = false
    else if (piece !== '') parts.push({ text: unescaped(piece), marked })
  }
  return parts
}
