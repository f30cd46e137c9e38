import { type GraphQLField, type GraphQLNamedType, type GraphQLSchema, getNamedType, isEnumType, isInterfaceType, isLeafType, isListType, isNonNullType, isObjectType } from 'graphql'
import { EXAMPLE_ARGUMENTS, EXAMPLE_LISTS } from './example-arguments.ts'

/** A query for one root field that can be run as it is. */
export interface Example {
  document: string
  variables: Record<string, unknown>
  /** Where the id that it asks for comes from: the first record of this list. */
  first?: { document: string; path: readonly string[]; variable: string }
}

const LEAVES = 6
/** Of a resource type: fields that it alone has, beside the core ones. */
const OWN = 3
const PREFERRED = ['id', 'code', 'slug', 'title', 'name', 'displayName', 'label', 'labelEn', 'namespace', 'total', 'count', 'status']

/** Made from the schema, so that a new root field has one too; `example-arguments.ts` says what it cannot know. */
export function exampleOf(schema: GraphQLSchema, field: GraphQLField<unknown, unknown>): Example {
  const given = EXAMPLE_ARGUMENTS[field.name]
  const type = getNamedType(field.type)
  const first = firstOf(schema, field, given)
  const text = given ?? (first ? 'id: $id' : pageArguments(field, 2))
  const selection = selectionOf(type, 2)
  const head = first ? `query Example($id: ID!) ` : 'query Example '
  return { document: `${head}{\n${indented(`${field.name}${text ? `(${text})` : ''}${selection}`)}\n}`, variables: {}, ...(first ? { first } : {}) }
}

/** For a field that takes an id: the list that bears records of its type. */
function firstOf(schema: GraphQLSchema, field: GraphQLField<unknown, unknown>, given: string | undefined): Example['first'] {
  if (given === undefined ? !field.args.some(({ name }) => name === 'id') : !given.includes('$id')) return undefined
  const wanted = getNamedType(field.type)
  const lists = Object.values(schema.getQueryType()?.getFields() ?? {})
  const list = lists.find(({ name }) => name === EXAMPLE_LISTS[field.name]) ?? lists.find(({ type }) => nodeTypeOf(getNamedType(type)) === wanted && getNamedType(type).name.endsWith('Connection'))
  return list && { document: `{ ${list.name}(first: 1) { edges { node { id } } } }`, path: [list.name, 'edges', '0', 'node', 'id'], variable: 'id' }
}

const nodeTypeOf = (connection: GraphQLNamedType): GraphQLNamedType | undefined => {
  const edge = isObjectType(connection) ? getNamedType(connection.getFields().edges?.type ?? null) : undefined
  const node = isObjectType(edge) ? edge.getFields().node : undefined
  return node && getNamedType(node.type)
}

const pageArguments = ({ args }: GraphQLField<unknown, unknown>, size: number): string => (args.some(({ name }) => name === 'first') ? `first: ${size}` : '')

/** Anybody gets it without arguments, as far as the schema says. */
const isFree = ({ args, description, deprecationReason }: GraphQLField<unknown, unknown>): boolean =>
  deprecationReason == null && !/受保护|protected/.test(description ?? '') && args.every(({ type, defaultValue }) => !isNonNullType(type) || defaultValue !== undefined)

/** Leaves first, what names a thing before the rest; then objects, to a depth. */
function selectionOf(type: GraphQLNamedType, depth: number): string {
  if (!isObjectType(type) && !isInterfaceType(type)) return isLeafType(type) ? '' : ' { __typename }'
  if (type.name.endsWith('Connection')) return block([...('total' in type.getFields() ? [leafOrBlock(type, 'total')] : []), `edges { node${selectionOf(nodeTypeOf(type) ?? type, depth)} }`, 'pageInfo { hasNextPage endCursor }'])
  const fields = Object.values(type.getFields()).filter(isFree)
  const shared = new Set(isObjectType(type) ? type.getInterfaces().flatMap((each) => Object.keys(each.getFields())) : [])
  const named = fields.filter(({ type: each }) => isLeafType(getNamedType(each))).map(({ name }) => name).sort((a, b) => rank(a) - rank(b))
  const own = shared.size > 1 ? named.filter((name) => !shared.has(name)).slice(0, OWN) : []
  const leaves = [...named.filter((name) => !own.includes(name)).slice(0, LEAVES - own.length), ...own]
  const objects = depth > 1 || leaves.length === 0 ? fields.filter((each) => isNameable(each)).slice(0, leaves.length === 0 ? 2 : 1).map((each) => `${each.name}${selectionOf(getNamedType(each.type), 1)}`) : []
  return block([...(isInterfaceType(type) ? ['__typename'] : []), ...leaves, ...objects])
}

const rank = (name: string): number => (PREFERRED.indexOf(name) + PREFERRED.length + 1) % (PREFERRED.length + 1)

/** Objects whose own leaves say something, without lists that need a size. */
const isNameable = ({ type, args }: GraphQLField<unknown, unknown>): boolean => {
  const named = getNamedType(type)
  return isObjectType(named) && args.length === 0 && !isListType(isNonNullType(type) ? type.ofType : type) && !isEnumType(named) && Object.values(named.getFields()).some((each) => isFree(each) && isLeafType(getNamedType(each.type)))
}

const leafOrBlock = (type: GraphQLNamedType, name: string): string => {
  const field = isObjectType(type) ? type.getFields()[name] : undefined
  return field ? `${name}${selectionOf(getNamedType(field.type), 1)}` : name
}

const block = (lines: readonly string[]): string => ` {\n${indented(lines.join('\n'))}\n}`
const indented = (text: string): string => text.split('\n').map((line) => `  ${line}`).join('\n')
