import { splitDescription, type Label } from '../../../../schema/rows/labels.ts'

/** What a type of the graph is made of, as its schema says: enough to ask for its fields and to name them. */
export type Shape =
  | { kind: 'scalar'; name: string }
  | { kind: 'enum'; name: string; values: ReadonlyMap<string, Label> }
  /** `entity` has a page or a name of its own and is referred to, not unfolded. */
  | { kind: 'object'; name: string; entity: 'resource' | 'node' | null }

export interface FieldShape {
  name: string
  /** What stands before the value: the first words of the description. */
  label: Label
  /** The whole description. */
  note: Label
  list: boolean
  type: Shape
}

type Json = Readonly<Record<string, unknown>>
const record = (value: unknown): Json => (typeof value === 'object' && value !== null ? (value as Json) : {})
const list = (value: unknown): Json[] => (Array.isArray(value) ? value.map(record) : [])
const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** A type reference with its lists and non-nulls taken off. */
interface Reference { list: boolean; named: Json }
const dereference = (type: Json, isList = false): Reference => {
  const { kind, ofType } = type
  return kind === 'NON_NULL' || kind === 'LIST' ? dereference(record(ofType), isList || kind === 'LIST') : { list: isList, named: type }
}

/** What follows explains; a name is the words before it. Units in brackets belong to it, the kind of relation that it comes from does not. */
const EXPLAINS = /[,;:。,;:]/
const OF_RELATION = /\s*[((](?:关系|relation) [A-Z_]+[))]/
const shortened = (words: string, otherwise: string): string => (words.replace(OF_RELATION, '').split(EXPLAINS)[0] ?? '').trim() || otherwise

const labels = (description: string, name: string): { label: Label; note: Label } => {
  const { zh, en } = splitDescription(description)
  const either = { zh: zh || en, en: en || zh }
  return { label: { zh: shortened(either.zh, name), en: shortened(either.en, name) }, note: either }
}

const shapeOf = (named: Json): Shape | null => {
  const name = text(named.name)
  switch (named.kind) {
    case 'SCALAR': return { kind: 'scalar', name }
    case 'ENUM': return { kind: 'enum', name, values: new Map(list(named.enumValues).map((value) => [text(value.name), labels(text(value.description), text(value.name)).label])) }
    case 'OBJECT':
    case 'INTERFACE': {
      const interfaces = list(named.interfaces).map((one) => text(one.name))
      return { kind: 'object', name, entity: name === 'Resource' || interfaces.includes('Resource') ? 'resource' : name === 'Node' || interfaces.includes('Node') ? 'node' : null }
    }
    default: return null
  }
}

/** The fields of an introspected type that can be asked for as they are: not those with an argument that must be given, nor lists that are paged. */
export const fieldsOf = (type: unknown): FieldShape[] => list(record(type).fields).flatMap((field) => {
  const { list: isList, named } = dereference(record(field.type))
  const shape = shapeOf(named)
  const demands = list(field.args).some((argument) => record(argument.type).kind === 'NON_NULL' && argument.defaultValue === null)
  if (shape === null || demands || shape.name.endsWith('Connection')) return []
  return [{ name: text(field.name), ...labels(text(field.description), text(field.name)), list: isList, type: shape }]
})

/** What the fields of a type are called, by name. */
export const labelsOf = (type: unknown): ReadonlyMap<string, Label> => new Map(list(record(type).fields).map((field) => [text(field.name), labels(text(field.description), text(field.name)).label]))
