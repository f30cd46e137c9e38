import { type DocumentNode, getNamedType, type GraphQLSchema, isEnumType, isInputObjectType, isInterfaceType, isObjectType, Kind, print, TypeInfo, validate, visit, visitWithTypeInfo } from 'graphql'
import type { SchemaChange } from './schema-changes.ts'

/** Old coordinate → new name. */
export type Renames = ReadonlyMap<string, string>

const words = (name: string): Set<string> => new Set(name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase().split(/[^a-z0-9]+/))

/** How much two names have in common, 0 to 1. */
const likeness = (a: string, b: string): number => {
  const [x, y] = [words(a), words(b)]
  const common = [...x].filter((word) => y.has(word)).length
  const [p, q] = [a.toLowerCase(), b.toLowerCase()]
  return Math.max(common / Math.max(x.size, y.size), p.includes(q) || q.includes(p) ? 0.5 : 0)
}

const best = (name: string, added: readonly string[]): string | undefined => {
  const sorted = [...added].sort((a, b) => likeness(name, b) - likeness(name, a))
  const [first] = sorted
  // One new thing of the same type in the place of one that is gone is its new name; of several it is the one that sounds like it.
  return first !== undefined && (added.length === 1 || likeness(name, first) > 0) ? first : undefined
}

const fieldsOf = (schema: GraphQLSchema, typename: string): Map<string, string> => {
  const type = schema.getType(typename)
  return new Map(isObjectType(type) || isInterfaceType(type) || isInputObjectType(type) ? Object.entries(type.getFields()).map(([name, field]) => [name, String(field.type)]) : [])
}

const argumentsOf = (schema: GraphQLSchema, typename: string, field: string): Map<string, string> => {
  const type = schema.getType(typename)
  const found = isObjectType(type) || isInterfaceType(type) ? type.getFields()[field] : undefined
  return new Map((found?.args ?? []).map((argument) => [argument.name, String(argument.type)]))
}

const valuesOf = (schema: GraphQLSchema, typename: string): Map<string, string> => {
  const type = schema.getType(typename)
  return new Map(isEnumType(type) ? type.getValues().map(({ name }) => [name, '']) : [])
}

const members = (schema: GraphQLSchema, { kind, coordinate, typename }: SchemaChange): Map<string, string> => {
  switch (kind) {
    case 'FIELD_REMOVED': case 'INPUT_FIELD_REMOVED': return fieldsOf(schema, typename)
    case 'ARGUMENT_REMOVED': return argumentsOf(schema, typename, coordinate.split(/[.(]/)[1] ?? '')
    case 'VALUE_REMOVED': return valuesOf(schema, typename)
    default: return new Map()
  }
}

/** Which of the removed things are there under a new name. */
export const renamesOf = (before: GraphQLSchema, after: GraphQLSchema, changes: readonly SchemaChange[]): Renames => {
  const renames = new Map<string, string>()
  for (const change of changes) {
    const [was, is] = [members(before, change), members(after, change)]
    const name = /\((\w+):\)$/.exec(change.coordinate)?.[1] ?? change.coordinate.split('.')[1] ?? ''
    const bare = (type: string | undefined): string => (type ?? '').replace(/!$/, '')
    const added = [...is].filter(([other, type]) => !was.has(other) && bare(type) === bare(was.get(name))).map(([other]) => other)
    const to = was.has(name) ? best(name, added) : undefined
    if (to !== undefined) renames.set(change.coordinate, to)
  }
  return renames
}

/**
 * The operation as it has to read after the renames, with the answer in the same shape: a renamed field keeps its old name as an alias.
 * Undefined where that alone does not make it valid.
 */
export const rewrite = (before: GraphQLSchema, after: GraphQLSchema, document: DocumentNode, renames: Renames): string | undefined => {
  const info = new TypeInfo(before)
  let changed = false
  const renamed = (coordinate: string): string | undefined => {
    const to = renames.get(coordinate)
    changed ||= to !== undefined
    return to
  }
  const next = visit(document, visitWithTypeInfo(info, {
    // On leaving: the name of a field is what its arguments and selections are looked up by.
    Field: { leave(node) {
      const to = renamed(`${info.getParentType()?.name}.${node.name.value}`)
      return to === undefined ? undefined : { ...node, alias: node.alias ?? node.name, name: { kind: Kind.NAME, value: to } }
    } },
    Argument: { leave(node) {
      const to = renamed(`${info.getParentType()?.name}.${info.getFieldDef()?.name}(${node.name.value}:)`)
      return to === undefined ? undefined : { ...node, name: { kind: Kind.NAME, value: to } }
    } },
    ObjectField: { leave(node) {
      const parent = info.getParentInputType()
      const to = parent ? renamed(`${getNamedType(parent).name}.${node.name.value}`) : undefined
      return to === undefined ? undefined : { ...node, name: { kind: Kind.NAME, value: to } }
    } },
    EnumValue: { leave(node) {
      const type = info.getInputType()
      const to = type ? renamed(`${getNamedType(type).name}.${node.value}`) : undefined
      return to === undefined ? undefined : { ...node, value: to }
    } },
  }))
  return changed && validate(after, next).length === 0 ? print(next) : undefined
}
