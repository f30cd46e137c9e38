import type { CanonicalForm } from '../../kit/kind.ts'

const compact = (text: string): string => text.normalize('NFKC').replace(/^\s*ISBN(-1[03])?\s*:?/i, '').replace(/[\s‐‑–—-]/g, '').toUpperCase()
const trimmed = (text: string): string | null => text.normalize('NFKC').trim() || null

/** Ten or thirteen digits without hyphens; what is none is kept as it was given, for sources are full of such. */
export const isbn: CanonicalForm = { expected: 'ISBN', of: (text) => (/^(97[89])?\d{9}[\dX]$/.test(compact(text)) ? compact(text) : trimmed(text)) }

/** `1000-0054`; what is none is kept as it was given. */
export const issn: CanonicalForm = {
  expected: 'ISSN',
  of: (text) => {
    const [, left, right] = /^(?:ISSN:?)?(\d{4})(\d{3}[\dX])$/.exec(text.normalize('NFKC').toUpperCase().replace(/[\s‐‑–—-]/g, '')) ?? []
    return left && right ? `${left}-${right}` : trimmed(text)
  },
}
