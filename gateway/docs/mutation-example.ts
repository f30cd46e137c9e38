import { type GraphQLField, type GraphQLInputType, getNamedType, isEnumType, isInputObjectType, isLeafType, isListType, isNonNullType, isObjectType } from 'graphql'

/** A mutation with everything that its input must have, as places to fill in. */
export function mutationExample(field: GraphQLField<unknown, unknown>): { document: string; variables: Record<string, unknown> } {
  const declared = field.args.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ')
  const passed = field.args.map(({ name }) => `${name}: $${name}`).join(', ')
  const payload = getNamedType(field.type)
  const selected = isObjectType(payload) ? Object.values(payload.getFields()).map(({ name, type }) => {
    const named = getNamedType(type)
    if (isLeafType(named)) return name
    if (name === 'errors') return 'errors { code message path }'
    return `${name} { ${isObjectType(named) && named.getFields().id ? 'id' : '__typename'} }`
  }) : []
  return {
    document: `mutation Example${declared ? `(${declared})` : ''} {\n  ${field.name}${passed ? `(${passed})` : ''} {\n${selected.map((line) => `    ${line}`).join('\n')}\n  }\n}`,
    variables: Object.fromEntries(field.args.map(({ name, type }) => [name, placeOf(type, 0)])),
  }
}

const DEEPEST = 4

function placeOf(type: GraphQLInputType, depth: number): unknown {
  if (isNonNullType(type)) return placeOf(type.ofType as GraphQLInputType, depth)
  if (isListType(type)) return [placeOf(type.ofType as GraphQLInputType, depth)]
  if (isEnumType(type)) return type.getValues()[0]?.name ?? null
  if (isInputObjectType(type)) return depth > DEEPEST ? {} : Object.fromEntries(Object.values(type.getFields()).filter((each) => isNonNullType(each.type)).map(({ name, type: each }) => [name, placeOf(each, depth + 1)]))
  const scalar = String(type)
  return scalar === 'Int' || scalar === 'Float' ? 1 : scalar === 'Boolean' ? true : `…`
}
