import { readFileSync } from 'node:fs'
import {
  buildSchema,
  execute,
  type ExecutionResult,
  GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLOutputType,
  type GraphQLTypeResolver,
  isEnumType,
  isListType,
  isNonNullType,
  isScalarType,
  parse,
  validate,
} from 'graphql'

/** The composed graph, as committed: the ready queries are checked against it. */
export const testSchema = buildSchema(readFileSync(new URL('../../schema/api.graphql', import.meta.url), 'utf8'))

export interface GraphRequest {
  query?: string
  variables?: Record<string, unknown> | null
  operationName?: string | null
}

/** Answers any valid request with made-up values of the right types, so that tests of the page need no field by name. */
export const answer = async ({ query = '', variables, operationName }: GraphRequest): Promise<ExecutionResult> => {
  try {
    const document = parse(query)
    const errors = validate(testSchema, document)
    if (errors.length > 0) return { errors }
    return await execute({ schema: testSchema, document, variableValues: variables, operationName, fieldResolver: madeUp, typeResolver: turnByTurn })
  } catch (error) {
    if (error instanceof GraphQLError) return { errors: [error] }
    throw error
  }
}

const LIST_LENGTH = 7

const madeUp: GraphQLFieldResolver<unknown, unknown> = (_source, _args, _context, info) => valueOf(info.returnType, info.fieldName, 0)

/** The entries of a list of an abstract type are of each possible type in turn. */
const turnByTurn: GraphQLTypeResolver<unknown, unknown> = (_value, _context, info, type) => {
  const types = info.schema.getPossibleTypes(type)
  let at: typeof info.path | undefined = info.path
  while (at && typeof at.key !== 'number') at = at.prev
  return types[Number(at?.key ?? 0) % types.length]?.name
}

const valueOf = (type: GraphQLOutputType, name: string, turn: number): unknown => {
  if (isNonNullType(type)) return valueOf(type.ofType, name, turn)
  if (isListType(type)) return Array.from({ length: LIST_LENGTH }, (_, index) => valueOf(type.ofType, name, index))
  if (isEnumType(type)) return type.getValues()[0]?.value
  if (isScalarType(type)) return scalarOf(type.name, name, turn)
  return {}
}

const scalarOf = (type: string, name: string, turn: number): unknown => {
  switch (type) {
    case 'Int': return 42 + turn
    case 'Float': return 116.35
    case 'Boolean': return turn % 2 === 0
    case 'ID': return `demo:${turn + 1}`
    case 'Decimal': return '1048576'
    default: return `示例 ${name} ${turn + 1}`
  }
}
