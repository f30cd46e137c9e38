import type { Operation } from '../../graph/operation.ts'
import type { ResourceShape } from './shape-by.ts'
import type { FieldShape } from './type-shape.ts'

/** Names of what is referred to and has no page: how it is called there. */
const NAMED: Readonly<Record<string, string>> = { Organization: 'id name nameEn', Platform: 'id name nameEn', Project: 'id title titleEn', Program: 'id name nameEn' }
/** What one record may be asked for; a type may have more fields than anybody reads. */
const MOST_SELECTIONS = 400

/** A field as it is asked for and shown: with the fields of its value type, as far as they are unfolded. */
export interface ChosenField extends FieldShape { fields: readonly ChosenField[] }

export interface Chosen {
  fields: readonly ChosenField[]
  /** Fields of the type that were left out for their number. */
  omitted: number
}

const choose = (field: FieldShape, types: ResourceShape['types'], level: number): ChosenField | null => {
  if (field.type.kind !== 'object') return { ...field, fields: [] }
  if (field.type.entity === 'resource') return { ...field, fields: [] }
  if (field.type.entity === 'node') return Object.hasOwn(NAMED, field.type.name) ? { ...field, fields: [] } : null
  const fields = level === 0 ? [] : (types.get(field.type.name) ?? []).flatMap((inner) => choose(inner, types, level - 1) ?? [])
  return fields.length === 0 ? null : { ...field, fields }
}

const size = (field: ChosenField): number => 1 + field.fields.reduce((sum, inner) => sum + size(inner), 0)

export const chooseFields = ({ own, types }: ResourceShape): Chosen => {
  const possible = own.flatMap((field) => choose(field, types, 2) ?? [])
  const fields: ChosenField[] = []
  let selections = 0
  for (const field of possible) {
    selections += size(field)
    if (selections <= MOST_SELECTIONS) fields.push(field)
  }
  return { fields, omitted: possible.length - fields.length }
}

const selection = (field: ChosenField, indent: string): string => {
  const { type } = field
  if (type.kind !== 'object') return `${indent}${field.name}`
  if (type.entity === 'resource') return `${indent}${field.name} { id title titleEn resourceType }`
  if (type.entity === 'node') return `${indent}${field.name} { ${NAMED[type.name] ?? 'id'} }`
  return `${indent}${field.name} {\n${field.fields.map((inner) => selection(inner, `${indent}  `)).join('\n')}\n${indent}}`
}

/** Asks for one record's own fields. */
export const specialQuery = (typename: string, { fields }: Chosen): Operation<{ resource: Record<string, unknown> | null }, { id: string }> => ({
  name: `FieldsOf${typename}`,
  text: `query FieldsOf${typename}($id: ID!) {\n  resource(id: $id) {\n    ... on ${typename} {\n${fields.map((field) => selection(field, '      ')).join('\n')}\n    }\n  }\n}\n`,
})
