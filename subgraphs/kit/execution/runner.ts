import { defaultFieldResolver, type DocumentNode, execute, type ExecutionResult, getNamedType, type GraphQLSchema, isCompositeType, isObjectType } from 'graphql'
import { compileQuery, isCompiledQuery } from 'graphql-jit'
import { boundedCache } from '../bounded-cache.ts'
import { createSafeTypeResolvers, type SafeTypeResolvers } from './safe-type-resolvers.ts'

/** Compiling costs milliseconds, so an operation must have been seen this often, and be of ordinary size. */
const COMPILE_AFTER = 3
const COMPILE_UP_TO_CHARACTERS = 12_000

export interface RunnableOperation {
  query: string
  document: DocumentNode
  operationName?: string | null | undefined
  isMutation: boolean
  /** Bears a name such as `__proto__`, which generated code would treat apart. */
  hasPrototypeName: boolean
}
export type RunOperation = (operation: RunnableOperation, context: unknown, variables: Record<string, unknown>) => ExecutionResult | Promise<ExecutionResult>

interface Entry { seen: number; compiled?: RunOperation }

/**
 * Compiled code reads a field without a resolver as a plain property, and would take a promise or a function that stands there for the object itself. Objects
 * are therefore always resolved; leaves are not, for speed: a leaf that takes work has a resolver.
 */
const resolveObjects = (schema: GraphQLSchema): void => {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue
    for (const field of Object.values(type.getFields())) if (!field.resolve && isCompositeType(getNamedType(field.type))) field.resolve = defaultFieldResolver
  }
}

/**
 * Runs operations on one schema: with `execute` at first, with compiled code once an operation is hot.
 * Mutations are never compiled: they are rare, and a run that turns out wrong could not be repeated.
 */
export const createRunner = (schema: GraphQLSchema): RunOperation => {
  resolveObjects(schema)
  const entries = boundedCache<string, Entry>({ entries: 1_000 })
  const resolveTypes = createSafeTypeResolvers(schema)
  const interpret: RunOperation = ({ document, operationName }, contextValue, variableValues) => execute({ schema, document, operationName, contextValue, variableValues })

  return (operation, context, variables) => {
    if (!isCompilable(operation) || resolveTypes.sawPromise()) return interpret(operation, context, variables)
    const key = operation.operationName ? `${operation.operationName}\n${operation.query}` : operation.query
    const entry = entries.get(key) ?? { seen: 0 }
    if (entry.seen === 0) entries.set(key, entry)
    entry.seen += 1
    if (entry.seen === COMPILE_AFTER) {
      const compiled = compile(schema, operation, resolveTypes)
      if (compiled) entry.compiled = compiled
    }
    if (!entry.compiled) return interpret(operation, context, variables)
    const result = entry.compiled(operation, context, variables)
    // graphql-jit takes no promise for a type name: where one appeared, this answer is wrong and is made again.
    const settle = (answer: ExecutionResult): ExecutionResult | Promise<ExecutionResult> => (resolveTypes.sawPromise() ? interpret(operation, context, variables) : answer)
    return result instanceof Promise ? result.then(settle) : settle(result)
  }
}

const isCompilable = ({ isMutation, hasPrototypeName, query }: RunnableOperation): boolean => !isMutation && !hasPrototypeName && query.length <= COMPILE_UP_TO_CHARACTERS

const compile = (schema: GraphQLSchema, operation: RunnableOperation, resolveTypes: SafeTypeResolvers): RunOperation | undefined => {
  const compiled = resolveTypes.during(() => compileQuery(schema, operation.document, operation.operationName ?? undefined, { disablingCapturingStackErrors: true }))
  // What it refuses stays with `execute`.
  if (!isCompiledQuery(compiled)) return undefined
  return (_operation, context, variables) => compiled.query({}, context, variables)
}
