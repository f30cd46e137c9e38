import { normaliseCstr } from '../../../schema/cstr.ts'

export type Scheme = 'DOI' | 'CSTR' | 'ISBN' | 'STANDARD_NO' | 'PATENT' | 'OTHER'

const STANDARD = /^(?:GB|GJB|DB\d{2}|ISO|IEC|[A-Z]{2}\s?\/\s?[TZ])[\s/A-Z]*[\s_-]?\d/i
const PATENT = /^(?:ZL|CN)\s?\d{7,13}(?:\.\d|X)?\s?[A-Z]?\d?$/i
const ISBN = /^(?:ISBN(?:-1[03])?[:\s]*)?(?:97[89][- ]?)?(?:\d[- ]?){9}[\dX]$/i

/** Which system an identifier is likely of: for the reader; the graph looks in all of them. */
export const schemeOf = (value: string): Scheme => {
  if (/^10\.\d{4,9}(?:\.\d+)*\//.test(value)) return 'DOI'
  if (normaliseCstr(value)) return 'CSTR'
  if (ISBN.test(value)) return 'ISBN'
  if (PATENT.test(value)) return 'PATENT'
  return STANDARD.test(value.normalize('NFKC')) ? 'STANDARD_NO' : 'OTHER'
}
