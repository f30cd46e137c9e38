import { normaliseCstr } from './cstr.ts'

const DOI = /^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)?(10\.\d{4,9}\/\S+)$/i
const ORCID = /^(?:https?:\/\/orcid\.org\/)?(\d{4}-\d{4}-\d{4}-\d{3}[\dX])$/i
const ISBN = /^(?:isbn(?:-1[03])?[:\s]*)?((?:97[89][- ]?)?(?:\d[- ]?){9}[\dX])$/i
const ROR = /^(?:https?:\/\/ror\.org\/)?(0[a-z0-9]{6}\d{2})$/i

/**
 * An identifier in the one form under which it is stored and compared: without its resolver, in upper case, without the blanks and dashes
 * that people put in. Anything else is folded (NFKC, one blank, upper case).
 */
export const normaliseIdentifier = (input: string): string => {
  const value = input.normalize('NFKC').trim()
  const cstr = normaliseCstr(value)
  if (cstr) return cstr.toUpperCase()
  const doi = DOI.exec(value)?.[1]
  if (doi) return doi.toUpperCase()
  const orcid = ORCID.exec(value)?.[1] ?? ROR.exec(value)?.[1]
  if (orcid) return orcid.toUpperCase()
  const isbn = ISBN.exec(value)?.[1]
  if (isbn) return isbn.replace(/[- ]/g, '').toUpperCase()
  return value.replace(/\s*([/-])\s*/g, '$1').replace(/[\s]+/g, ' ').replace(/[‐‑–—]/g, '-').toUpperCase()
}

/** Code of a standard written without its slash, and its number: `GBT 1355`, `NYT3-1982`, `DB11T 123-2009`. */
const WITHOUT_SLASH = /^(GB|GJB|DB\d{2}(?:\d{2})?|[A-Z]{2})(?:\/?| )([TZ])[ _-]?(\d[\d.]*(?:-\d{2,4})?)$/
const STANDARD = /^(DB\d{2}(?:\d{2})?(?:\/[A-Z]+)?|[A-Z]+(?:\/[A-Z]+)*)[ _-]?(\d{1,6}(?:\.\d{1,4})*(?:-\d{2,4}|:\d{4})?)$/

/** The forms in which an identifier may be stored that people write so: its own first. Only numbers of standards have more than one. */
export const identifierSpellings = (input: string): string[] => {
  const value = normaliseIdentifier(input)
  const [, code, letter, numbered] = WITHOUT_SLASH.exec(value) ?? []
  if (code !== undefined) return [...new Set([value, `${code}/${letter} ${numbered}`, `${code}/${letter}${numbered}`])]
  const [, body, number] = STANDARD.exec(value) ?? []
  return body === undefined ? [value] : [...new Set([value, `${body} ${number}`, `${body}${number}`])]
}
