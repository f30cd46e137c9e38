import type { Named } from '../../../schema/rows/named.ts'
import type { Row } from '../../../schema/rows/rows-of.ts'
import { IDENTITY } from '../../../schema/rows/with-identities.ts'
import { keyOf } from '../exports/difference.ts'
import type { RowShape } from '../tables/row-set.ts'
import type { KnownRecord, RecordState, RecordStates } from './record-states.ts'

/** What became of the record of a row since. RECORDLESS: rows that are of no record, such as counts. */
export type RowStatus = RecordState | 'RECORDLESS'

/** A row as one viewer may see it now: without what the viewer may not see; of a withdrawn record its identifiers alone; of a hidden one nothing. */
export interface ShownRow { status: RowStatus; id: string | null; row: Row }

export type Shape = Pick<RowShape, 'identity' | 'uncitable' | 'named'>
type Fields = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value)

const collect = (value: unknown, into: Set<string>): void => {
  if (Array.isArray(value)) {
    for (const entry of value) collect(entry, into)
    return
  }
  if (!isObject(value)) return
  const id = value[IDENTITY]
  if (typeof id === 'string') into.add(id)
  for (const below of Object.values(value)) collect(below, into)
}

/** Every record of a row, however deep it lies. */
export const recordsIn = (row: Row, into: Set<string> = new Set()): Set<string> => {
  collect(row, into)
  return into
}

/** What is left of a record: the places of its fields with its id in them, and the values of `kept`. */
const idsOf = (record: Fields, kept: ReadonlySet<string>): Fields => {
  const id = record[IDENTITY]
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, kept.has(name) || (id !== undefined && value === id) ? value : Array.isArray(value) ? [] : null]))
}

const NOTHING: ReadonlySet<string> = new Set()
/** Asked of every resource that is to be cited: then nothing else can bear these names. */
const IDENTIFIERS: ReadonlySet<string> = new Set(['cstr', 'identifiers'])

/** The record that a value lies in, and where in it. */
interface Within { redacted: ReadonlySet<string>; path: string }
const NOWHERE: Within = { redacted: NOTHING, path: '' }

/** A value with every record in it as its state allows. `kept` names what stays of a record that is withdrawn. */
const shown = (value: unknown, named: Named, within: Within, states: RecordStates, kept: ReadonlySet<string> = NOTHING): unknown => {
  if (Array.isArray(value)) return value.map((entry) => shown(entry, named, within, states))
  if (!isObject(value)) return value
  const id = value[IDENTITY]
  if (typeof id !== 'string') return fieldsOf(value, named, within, states)
  const record = states.get(id)
  if (!record) return null
  return record.state === 'SHOWN' ? fieldsOf(value, named, { redacted: record.redacted, path: '' }, states) : idsOf(value, record.state === 'WITHDRAWN' ? kept : NOTHING)
}

const fieldsOf = (value: Fields, named: Named, { redacted, path }: Within, states: RecordStates): Fields =>
  Object.fromEntries(Object.entries(value).map(([name, below]) => {
    const places = (named[name]?.fields ?? []).map((field) => (path === '' ? field : `${path}.${field}`))
    if (places.some((place) => redacted.has(place))) return [name, null]
    return [name, shown(below, named[name]?.below ?? {}, { redacted, path: places[0] ?? path }, states)]
  }))

const EDGE = `.${IDENTITY}`

/** The row as these states of its records allow. */
export const shownRow = (row: Row, { identity, uncitable, named = {} }: Shape, states: RecordStates): ShownRow => {
  if (row === null) return { status: 'HIDDEN', id: null, row: null }
  const id = keyOf(row, identity)
  if (id === null) return { status: 'RECORDLESS', id: null, row: shown(row, named, NOWHERE, states) as Row }
  const record = states.get(id)
  if (!record) return { status: 'HIDDEN', id: null, row: null }
  const { state: status } = record
  if (!identity?.endsWith(EDGE)) return { status, id, row: shown(row, named, NOWHERE, states, uncitable === null ? IDENTIFIERS : NOTHING) as Row }
  return { status, id, row: shownEdge(row, identity.slice(0, -EDGE.length), record, named, states) }
}

/** What an edge says beside its node may be text of the node, such as a snippet: it stays where the whole node does. */
const shownEdge = (edge: Fields, node: string, { state, redacted }: KnownRecord, named: Named, states: RecordStates): Row => {
  const whole = shown(edge, named, NOWHERE, states) as Fields
  return state === 'SHOWN' && redacted.size === 0 ? whole : { ...idsOf(edge, NOTHING), [node]: whole[node] }
}

/** What names the record elsewhere, where rows were asked for it. */
export const identifiersOf = (row: Row, { uncitable }: Pick<Shape, 'uncitable'>): string[] => {
  if (row === null || uncitable !== null) return []
  const { cstr, identifiers } = row
  const values = Array.isArray(identifiers) ? identifiers.map((entry) => (isObject(entry) ? entry.value : null)) : []
  return [...new Set([...(typeof cstr === 'string' ? [`CSTR:${cstr}`] : []), ...values.filter((value) => typeof value === 'string')])]
}
