import { schemeOf } from './schemes.ts'

export interface PastedLine { text: string; line: number }

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }
const TAG = /<\/?[a-z][^<>]{0,3000}>/gi

/** Text of HTML, where each address of a link stands before its text: identifiers are often there alone. */
const withoutTags = (text: string): string => text
  .replace(TAG, (tag) => `\n${/href\s*=\s*["']?([^"'\s>]+)/i.exec(tag)?.[1] ?? ''}\n`)
  .replace(/&(#x?[\da-f]+|[a-z]+);/gi, (whole, name: string) => (name.startsWith('#') ? character(name) : ENTITIES[name.toLowerCase()]) ?? whole)

const character = (name: string): string | undefined => {
  const code = name[1] === 'x' || name[1] === 'X' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
  return Number.isInteger(code) && code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined
}

const isAddressOfOurs = (text: string): boolean => /doi\.org|cstr\.cn|10\.\d{4,}|%2f/i.test(text)

/** Tags of RIS that hold identifiers; an address only where it is one of an identifier. */
const RIS_TAGS = new Set(['DO', 'DI', 'SN', 'AN', 'M3', 'C7', 'UR', 'L3', 'LK'])
const BIBTEX_FIELDS = new Set(['doi', 'isbn', 'url', 'cstr', 'number', 'eprint'])

const ris = (lines: readonly PastedLine[]): PastedLine[] => lines.flatMap(({ text, line }) => {
  const [, tag = '', value = ''] = /^([A-Z][A-Z0-9])\s{1,2}- ?(.*)$/.exec(text) ?? []
  if (!RIS_TAGS.has(tag) || value.trim() === '' || isSerial(value)) return []
  return tag === 'DO' || tag === 'DI' || tag === 'SN' || tag === 'AN' || isAddressOfOurs(value) ? [{ text: value.trim(), line }] : []
})

/** An ISSN is of a journal, not of the paper. */
const isSerial = (value: string): boolean => /^(?:ISSN[:\s]*)?\d{4}-\d{3}[\dX](?:\s*\(.*\))?$/i.test(value.trim())

const bibtex = (text: string): PastedLine[] => [...text.matchAll(/(?<=^|[,\s])([a-z]+)\s*=\s*(?:\{((?:[^{}]|\{[^{}]*\})*)\}|"([^"]*)")/gim)].flatMap((field) => {
  const [, name = '', braced, quoted] = field
  const value = (braced ?? quoted ?? '').replace(/\\([_%&#{}])/g, '$1').replace(/[{}]/g, '').trim()
  const line = text.slice(0, field.index).split('\n').length
  if (!BIBTEX_FIELDS.has(name.toLowerCase()) || value === '') return []
  if (['doi', 'isbn', 'cstr'].includes(name.toLowerCase())) return [{ text: value, line }]
  return (name.toLowerCase() === 'url' && isAddressOfOurs(value)) || /^(?:GB|ZL|CN)/i.test(value) ? [{ text: value, line }] : []
})

/** The lines of a pasted text in which identifiers are looked for, with their place. Formats are told by how they look. Pure. */
export const pastedLines = (pasted: string): PastedLine[] => {
  const lines = pasted.split(/\r\n?|\n/).map((text, at) => ({ text, line: at + 1 }))
  if (lines.some(({ text }) => /^TY {1,2}- ?\w/.test(text))) return ris(lines)
  if (/@[a-z]+\s*\{[^,]*,/i.test(pasted)) return bibtex(pasted)
  const html = new RegExp(TAG.source, 'i').test(pasted)
  // Of a page, words between links say nothing: only what is known to be an identifier counts.
  const parts = (text: string): string[] => (html ? withoutTags(text).split('\n').filter((part) => isAddressOfOurs(part) || schemeOf(part.trim()) !== 'OTHER') : [text])
  return lines.flatMap(({ text, line }) => parts(text).map((part) => ({ text: part, line }))).filter(({ text }) => text.trim() !== '')
}
