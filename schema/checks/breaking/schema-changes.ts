import {
  type GraphQLArgument, type GraphQLField, type GraphQLInputField, type GraphQLNamedType, type GraphQLSchema, type GraphQLType,
  isEnumType, isInputObjectType, isInterfaceType, isListType, isNonNullType, isObjectType, isRequiredArgument, isRequiredInputField, isUnionType,
} from 'graphql'

/** Something that clients could rely on and can no longer. */
export interface SchemaChange {
  kind: 'TYPE_REMOVED' | 'KIND_CHANGED' | 'FIELD_REMOVED' | 'FIELD_TYPE_CHANGED' | 'ARGUMENT_REMOVED' | 'ARGUMENT_TYPE_CHANGED' | 'ARGUMENT_REQUIRED' | 'INPUT_FIELD_REMOVED' | 'INPUT_FIELD_TYPE_CHANGED'
    | 'INPUT_FIELD_REQUIRED' | 'VALUE_REMOVED' | 'MEMBER_REMOVED' | 'INTERFACE_REMOVED'
  coordinate: string
  typename: string
  before: string
  after: string
}

/** What a field gave, it still gives: the same type, or one that is nullable no more. */
const givesAsMuch = (before: GraphQLType, after: GraphQLType): boolean => {
  if (isNonNullType(after)) return givesAsMuch(isNonNullType(before) ? before.ofType : before, after.ofType)
  if (isNonNullType(before)) return false
  if (isListType(before) || isListType(after)) return isListType(before) && isListType(after) && givesAsMuch(before.ofType, after.ofType)
  return String(before) === String(after)
}

/** What was accepted is still accepted: the same type, or one that may now be left out. */
const takesAsMuch = (before: GraphQLType, after: GraphQLType): boolean => {
  if (isNonNullType(before)) return takesAsMuch(before.ofType, isNonNullType(after) ? after.ofType : after)
  if (isNonNullType(after)) return false
  if (isListType(before) || isListType(after)) return isListType(before) && isListType(after) && takesAsMuch(before.ofType, after.ofType)
  return String(before) === String(after)
}

type Output = Map<string, GraphQLField<unknown, unknown>>
const outputs = (type: GraphQLNamedType): Output => new Map(isObjectType(type) || isInterfaceType(type) ? Object.entries(type.getFields()) : [])
const inputs = (type: GraphQLNamedType): Map<string, GraphQLInputField> => new Map(isInputObjectType(type) ? Object.entries(type.getFields()) : [])

const argumentChanges = (typename: string, field: string, before: readonly GraphQLArgument[], after: readonly GraphQLArgument[]): SchemaChange[] => {
  const at = (name: string): string => `${typename}.${field}(${name}:)`
  const lost = before.flatMap((argument): SchemaChange[] => {
    const now = after.find(({ name }) => name === argument.name)
    if (!now) return [{ kind: 'ARGUMENT_REMOVED', coordinate: at(argument.name), typename, before: String(argument.type), after: '' }]
    return takesAsMuch(argument.type, now.type) ? [] : [{ kind: 'ARGUMENT_TYPE_CHANGED', coordinate: at(argument.name), typename, before: String(argument.type), after: String(now.type) }]
  })
  const asked = after.filter((argument) => isRequiredArgument(argument) && !before.some(({ name }) => name === argument.name))
  return [...lost, ...asked.map((argument): SchemaChange => ({ kind: 'ARGUMENT_REQUIRED', coordinate: at(argument.name), typename, before: '', after: String(argument.type) }))]
}

const typeChanges = (before: GraphQLNamedType, after: GraphQLNamedType): SchemaChange[] => {
  const typename = before.name
  const changes: SchemaChange[] = []
  const add = (kind: SchemaChange['kind'], coordinate: string, was = '', is = ''): void => { changes.push({ kind, coordinate, typename, before: was, after: is }) }
  const now = outputs(after)
  for (const [name, field] of outputs(before)) {
    const next = now.get(name)
    if (!next) add('FIELD_REMOVED', `${typename}.${name}`, String(field.type))
    else {
      if (!givesAsMuch(field.type, next.type)) add('FIELD_TYPE_CHANGED', `${typename}.${name}`, String(field.type), String(next.type))
      changes.push(...argumentChanges(typename, name, field.args, next.args))
    }
  }
  const [asked, asks] = [inputs(before), inputs(after)]
  for (const [name, field] of asked) {
    const next = asks.get(name)
    if (!next) add('INPUT_FIELD_REMOVED', `${typename}.${name}`, String(field.type))
    else if (!takesAsMuch(field.type, next.type)) add('INPUT_FIELD_TYPE_CHANGED', `${typename}.${name}`, String(field.type), String(next.type))
  }
  for (const [name, field] of asks) if (!asked.has(name) && isRequiredInputField(field)) add('INPUT_FIELD_REQUIRED', `${typename}.${name}`, '', String(field.type))
  if (isEnumType(before) && isEnumType(after)) for (const { name } of before.getValues()) if (!after.getValue(name)) add('VALUE_REMOVED', `${typename}.${name}`)
  if (isUnionType(before) && isUnionType(after)) for (const { name } of before.getTypes()) if (!after.getTypes().some((type) => type.name === name)) add('MEMBER_REMOVED', typename, name)
  if ((isObjectType(before) || isInterfaceType(before)) && (isObjectType(after) || isInterfaceType(after))) {
    for (const { name } of before.getInterfaces()) if (!after.getInterfaces().some((type) => type.name === name)) add('INTERFACE_REMOVED', typename, name)
  }
  return changes
}

/** Everything of an API that clients may rely on and that the next one lacks. Additions are none of it. */
export const breakingChanges = (before: GraphQLSchema, after: GraphQLSchema): SchemaChange[] =>
  Object.values(before.getTypeMap()).filter(({ name }) => !name.startsWith('__')).flatMap((type): SchemaChange[] => {
    const next = after.getType(type.name)
    if (!next) return [{ kind: 'TYPE_REMOVED', coordinate: type.name, typename: type.name, before: type.name, after: '' }]
    if (next.constructor !== type.constructor) return [{ kind: 'KIND_CHANGED', coordinate: type.name, typename: type.name, before: type.constructor.name, after: next.constructor.name }]
    return typeChanges(type, next)
  })
