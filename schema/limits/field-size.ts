import { getNullableType, GraphQLInt, isListType, Kind, valueFromAST, type FieldNode, type GraphQLArgument, type GraphQLField, type ValueNode } from 'graphql'
import { COST, KEY_LIST_ARGUMENTS, PAGE_ARGUMENTS, SIZE_ARGUMENTS } from './cost-model.ts'

/** How an argument gets its value: written in the document, or from a variable of the request. */
export type ArgumentSource = { name: string; variable: string; fallback: unknown } | { name: string; constant: unknown }

export interface FieldSize {
  /** The field itself yields a list. */
  isList: boolean
  /** Known length of a list of the introspection schema. */
  fixed?: number
  /** Arguments that size the list, or the lists right below where the field is a connection. */
  sizes: ArgumentSource[]
  /** Of these, the ones bounded by the page size. */
  pages: ArgumentSource[]
  /** Arguments whose length is the length of the list. */
  keyLists: ArgumentSource[]
  /** The field is a connection: its page size holds for the lists below. */
  connection: boolean
}

export function fieldSize(node: FieldNode, field: GraphQLField<unknown, unknown>, known: { isList: boolean; introspection: number | undefined }): FieldSize {
  const sized = field.args.filter((argument) => SIZE_ARGUMENTS.some((name) => name === argument.name) && isInt(argument))
  const keyed = field.args.filter((argument) => KEY_LIST_ARGUMENTS.some((name) => name === argument.name) && isListType(getNullableType(argument.type)))
  const sizes = sized.map((argument) => source(node, argument))
  return {
    isList: known.isList,
    ...(known.introspection === undefined ? {} : { fixed: known.introspection }),
    sizes,
    pages: sizes.filter(({ name }) => PAGE_ARGUMENTS.some((page) => page === name)),
    keyLists: known.isList ? keyed.map((argument) => source(node, argument)) : [],
    connection: !known.isList && sized.length > 0,
  }
}

/** Objects per object of the parent, and the page size that holds for the lists of a connection. */
export function sizeWith(size: FieldSize, variables: Record<string, unknown>, pageAbove: number | undefined): { times: number; page?: number } {
  const given = size.sizes.map((source) => valueOf(source, variables)).filter((value) => typeof value === 'number')
  const page = given.length > 0 ? Math.max(0, ...given) : undefined
  if (!size.isList) return { times: 1, ...(size.connection ? { page: page ?? COST.defaultPage } : {}) }
  if (size.fixed !== undefined) return { times: size.fixed }
  if (size.keyLists.length > 0) {
    const keys = size.keyLists.reduce((sum, source) => sum + lengthOf(valueOf(source, variables)), 0)
    return { times: keys }
  }
  return { times: page ?? pageAbove ?? (size.sizes.length > 0 ? COST.defaultPage : COST.unsizedList) }
}

export function valueOf(source: ArgumentSource, variables: Record<string, unknown>): unknown {
  if ('constant' in source) return source.constant
  const value = Object.hasOwn(variables, source.variable) ? variables[source.variable] : undefined
  return value === undefined ? source.fallback : value
}

const lengthOf = (value: unknown): number => (Array.isArray(value) ? value.length : value === undefined || value === null ? 0 : 1)

const isInt = (argument: GraphQLArgument): boolean => getNullableType(argument.type) === GraphQLInt

function source(node: FieldNode, argument: GraphQLArgument): ArgumentSource {
  const given = node.arguments?.find(({ name }) => name.value === argument.name)?.value
  if (!given) return { name: argument.name, constant: argument.defaultValue }
  if (given.kind === Kind.VARIABLE) return { name: argument.name, variable: given.name.value, fallback: argument.defaultValue }
  return { name: argument.name, constant: isListType(getNullableType(argument.type)) ? listOf(given) : valueFromAST(given, argument.type) }
}

/** Only the length matters, and items may be variables. */
const listOf = (value: ValueNode): unknown => (value.kind === Kind.LIST ? value.values : value.kind === Kind.NULL ? null : [value])
