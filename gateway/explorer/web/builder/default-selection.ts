import { getNamedType, getNullableType, type GraphQLCompositeType, type GraphQLField, isCompositeType, isInterfaceType, isLeafType, isListType, isObjectType, isRequiredArgument } from 'graphql'

/** Fields that name a thing, by preference; a box that is ticked asks for those of them that the type has. */
const NAMING = ['id', 'title', 'name', 'label', 'code', 'value', 'text', 'key', 'zh', 'url', 'lon', 'lat', 'west', 'south', 'east', 'north', 'count', 'from', 'to', 'relation', 'typename']

/** The text of one field with the least that makes sense below it: of a connection its entries, of anything else what names it. */
export const defaultSelection = (field: GraphQLField<unknown, unknown>, depth = 0): string => {
  const type = getNamedType(field.type)
  const args = requiredArguments(field)
  return isCompositeType(type) ? `${field.name}${args} {\n${indented(below(type, depth))}\n}` : `${field.name}${args}`
}

const below = (type: GraphQLCompositeType, depth: number): string => {
  const fields = isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : []
  const named = (name: string) => fields.find((field) => field.name === name)
  const [edges, node] = [named('edges'), named('node')]
  if (edges && depth < 4) return defaultSelection(edges, depth + 1)
  if (node && depth < 4) return defaultSelection(node, depth + 1)
  const leaves = NAMING.flatMap((name) => named(name) ?? []).filter((field) => isLeafType(getNamedType(field.type)) && !field.args.some(isRequiredArgument))
  if (leaves.length > 0) return leaves.slice(0, 4).map(({ name }) => name).join('\n')
  const leaf = fields.find((field) => isLeafType(getNamedType(field.type)) && !field.args.some(isRequiredArgument))
  if (leaf) return leaf.name
  const object = fields.find((field) => !field.args.some(isRequiredArgument))
  return object && depth < 4 ? defaultSelection(object, depth + 1) : '__typename'
}

/** Required arguments get a value that is valid for their type, to be changed in the panel. */
const requiredArguments = (field: GraphQLField<unknown, unknown>): string => {
  const required = field.args.filter(isRequiredArgument).map((argument) => `${argument.name}: ${placeholderOf(argument)}`)
  return required.length > 0 ? `(${required.join(', ')})` : ''
}

const placeholderOf = ({ type, name }: GraphQLField<unknown, unknown>['args'][number]): string => {
  const nullable = getNullableType(type)
  const named = getNamedType(type)
  const one = 'getValues' in named ? (named.getValues()[0]?.name ?? '""') : named.name === 'Int' ? (name === 'zoom' ? '4' : '1') : named.name === 'Float' ? '0' : named.name === 'Boolean' ? 'false' : 'getFields' in named ? '{}' : '""'
  return isListType(nullable) ? `[${one}]` : one
}

const indented = (text: string): string => text.replace(/^/gm, '  ')
