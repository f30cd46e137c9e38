import { findIdentifiers } from '../analysis/identifiers/find-identifiers.ts'
import { foldText } from '../analysis/fold.ts'
import type { TextField } from '../port.ts'
import type { Chunk } from './chunks.ts'
import { FIELD_PREFIX, fieldNamed } from './field-names.ts'
import { type DayRange, unmistakableYears, yearsOf } from './years.ts'

/** What one place of a query asks for. `phrase`: these words next to each other. */
export interface Part { text: string; field?: TextField; phrase?: true }

/** What programmers' search languages would take for a field. `Methods: …`, `12:30` and `https://` are text. */
const LOOKS_LIKE_FIELD = /^([a-z_]{2,20}:)[a-z\d"*]/u
/** `doi:10.1234/abc` is copied from somewhere: a record may name it anywhere. `标识符:` is typed and means the field. */
const SCHEMES: ReadonlySet<string> = new Set(['doi', 'cstr'])

const isIdentifier = (scheme: string, text: string): boolean => {
  const folded = foldText(text).trim()
  return SCHEMES.has(scheme) && findIdentifiers(folded).some((found) => found.scheme.toLowerCase() === scheme && found.start === 0)
}

const inField = (field: TextField | undefined): { field?: TextField } => (field ? { field } : {})

/** The words or quotation of a chunk, and the signs in it that were taken for words. */
export const partOf = (chunk: Chunk, field: TextField | undefined): { part: Part; notUnderstood: string[] } => {
  const [, name = '', rest = ''] = FIELD_PREFIX.exec(chunk.kind === 'words' ? chunk.text : chunk.before) ?? []
  const folded = foldText(name)
  const named = fieldNamed(folded)
  const text = chunk.kind === 'words' ? rest : chunk.text
  const phrase = chunk.kind === 'quoted' ? { phrase: true as const } : {}
  if (isIdentifier(folded, text)) return { part: { ...inField(field), text, ...phrase }, notUnderstood: [] }
  if (named && named !== 'year' && text.trim() !== '') return { part: { text, field: named, ...phrase }, notUnderstood: [] }
  const strange = LOOKS_LIKE_FIELD.exec(chunk.kind === 'words' ? chunk.text : `${chunk.before}"`)?.[1]
  return {
    part: { ...inField(field), text: chunk.kind === 'words' ? chunk.text : `${name} ${chunk.text}`.trim(), ...phrase },
    notUnderstood: strange && !chunk.text.startsWith(`${strange}//`) ? [strange] : [],
  }
}

/** The field that all of a group is looked for in; `notUnderstood` is the name before it that is none. */
export const fieldOf = ({ before }: Chunk, field: TextField | undefined): { field?: TextField; notUnderstood: string[] } => {
  const [, name = ''] = FIELD_PREFIX.exec(before) ?? []
  const named = fieldNamed(foldText(name))
  return { ...inField(named === 'year' ? field : named ?? field), notUnderstood: name !== '' && (!named || named === 'year') ? [before] : [] }
}

/** `year:2015-2020`, `年份：2019`, `2015..2020` are years. */
export const yearsIn = ({ kind, text }: Chunk): DayRange | undefined => {
  if (kind !== 'words') return undefined
  const folded = foldText(text)
  const [, name = '', rest = ''] = FIELD_PREFIX.exec(folded) ?? []
  return fieldNamed(name) === 'year' ? yearsOf(rest.trim()) : unmistakableYears(folded)
}
