import { type ConstValueNode, getNamedType, getNullableType, type GraphQLInputType, isEnumType, isInputObjectType, isListType, Kind, type ObjectFieldNode, type ObjectValueNode, type ValueNode } from 'graphql'

/** Sets or takes away one field of an input object; undefined where nothing is left in it. */
export const withField = (object: ValueNode | undefined, name: string, value: ValueNode | undefined): ObjectValueNode | undefined => {
  const fields = object?.kind === Kind.OBJECT ? object.fields : []
  const next = value && ({ kind: Kind.OBJECT_FIELD, name: { kind: Kind.NAME, value: name }, value } satisfies ObjectFieldNode)
  const at = fields.findIndex((field) => field.name.value === name)
  const kept = at < 0 ? (next ? [...fields, next] : fields) : fields.flatMap((field, index) => (index !== at ? [field] : next ? [next] : []))
  return kept.length > 0 ? { kind: Kind.OBJECT, fields: kept } : undefined
}

export const fieldOf = (object: ValueNode | undefined, name: string): ValueNode | undefined =>
  object?.kind === Kind.OBJECT ? object.fields.find((field) => field.name.value === name)?.value : undefined

/** The entries of a list; a single value stands for a list of one. */
export const itemsOf = (value: ValueNode | undefined): readonly ValueNode[] => {
  if (!value || value.kind === Kind.NULL) return []
  return value.kind === Kind.LIST ? value.values : [value]
}

export const listOf = (values: readonly ValueNode[]): ValueNode | undefined => (values.length > 0 ? { kind: Kind.LIST, values } : undefined)

/** The text of a leaf, as a person would type it. */
export const textOf = (value: ValueNode | undefined): string => {
  switch (value?.kind) {
    case Kind.INT: case Kind.FLOAT: case Kind.STRING: case Kind.ENUM: return value.value
    case Kind.BOOLEAN: return String(value.value)
    default: return ''
  }
}

/** A leaf from what somebody typed; undefined where the field is empty or the text cannot be one. */
export const leafOf = (type: GraphQLInputType, text: string): ConstValueNode | undefined => {
  if (text === '') return undefined
  const named = getNamedType(type)
  if (isEnumType(named)) return { kind: Kind.ENUM, value: text }
  switch (named.name) {
    case 'Int': return /^-?\d+$/.test(text) ? { kind: Kind.INT, value: String(Number(text)) } : undefined
    case 'Float': return Number.isFinite(Number(text)) ? { kind: Kind.FLOAT, value: String(Number(text)) } : undefined
    case 'Boolean': return { kind: Kind.BOOLEAN, value: text === 'true' }
    default: return { kind: Kind.STRING, value: text }
  }
}

/** A value of JSON as the text of a query would have it; the type tells enum values from strings. */
export const nodeOf = (value: unknown, type: GraphQLInputType | undefined): ConstValueNode | undefined => {
  if (value === undefined) return undefined
  if (value === null) return { kind: Kind.NULL }
  const nullable = type && getNullableType(type)
  if (Array.isArray(value)) {
    const inner = isListType(nullable) ? (nullable.ofType as GraphQLInputType) : undefined
    return { kind: Kind.LIST, values: value.flatMap((each) => nodeOf(each, inner) ?? []) }
  }
  if (typeof value === 'object') {
    const fields = isInputObjectType(nullable) ? nullable.getFields() : {}
    return {
      kind: Kind.OBJECT,
      fields: Object.entries(value).flatMap(([name, each]) => {
        const node = nodeOf(each, fields[name]?.type)
        return node ? [{ kind: Kind.OBJECT_FIELD as const, name: { kind: Kind.NAME as const, value: name }, value: node }] : []
      }),
    }
  }
  if (typeof value === 'boolean') return { kind: Kind.BOOLEAN, value }
  if (typeof value === 'number') return Number.isInteger(value) ? { kind: Kind.INT, value: String(value) } : { kind: Kind.FLOAT, value: String(value) }
  const named = type && getNamedType(type)
  return isEnumType(named) ? { kind: Kind.ENUM, value: String(value) } : { kind: Kind.STRING, value: String(value) }
}
