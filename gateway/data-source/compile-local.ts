import { execute, type ExecutionResult, type GraphQLSchema } from 'graphql'
import { compileQuery, isCompiledQuery } from 'graphql-jit'
import { boundedCache } from '../bounded-cache.ts'
import type { SubgraphOperation } from './operation.ts'
import { createSafeTypeResolvers, type SafeTypeResolvers } from './safe-type-resolvers.ts'

/** Compiling costs milliseconds, so an operation must have been seen this often, and be of ordinary size. */
const COMPILE_AFTER = 3
const COMPILE_UP_TO_CHARACTERS = 12_000

export type RunLocal = (operation: SubgraphOperation, context: unknown, variables: Record<string, unknown>) => ExecutionResult | Promise<ExecutionResult>

interface Entry {
  seen: number
  compiled?: RunLocal
}

/**
 * Runs operations on a schema of this process: with `execute` at first, with compiled code once an operation is hot.
 * Mutations are never compiled: they are rare, and a run that turns out wrong could not be repeated.
 */
export function createLocalRunner(schema: GraphQLSchema): RunLocal {
  const entries = boundedCache<string, Entry>({ entries: 1_000 })
  const resolveTypes = createSafeTypeResolvers(schema)

  const interpret: RunLocal = (operation, contextValue, variableValues) =>
    execute({ schema, document: operation.document, contextValue, variableValues })

  return (operation, context, variables) => {
    if (!isCompilable(operation) || resolveTypes.sawPromise()) return interpret(operation, context, variables)
    const entry = entries.get(operation.query) ?? { seen: 0 }
    if (entry.seen === 0) entries.set(operation.query, entry)
    entry.seen++
    if (entry.seen === COMPILE_AFTER) {
      const compiled = compile(schema, operation, resolveTypes)
      if (compiled) entry.compiled = compiled
    }
    if (!entry.compiled) return interpret(operation, context, variables)
    const result = entry.compiled(operation, context, variables)
    // graphql-jit takes no promise for a type name: where one appeared, this answer is wrong and is made again.
    const settle = (answer: ExecutionResult): ExecutionResult | Promise<ExecutionResult> =>
      resolveTypes.sawPromise() ? interpret(operation, context, variables) : answer
    return result instanceof Promise ? result.then(settle) : settle(result)
  }
}

/** Generated code holds response names in object literals, where `__proto__` is not a field. */
const isCompilable = (operation: SubgraphOperation): boolean =>
  !operation.isMutation && !operation.hasPrototypeName && operation.query.length <= COMPILE_UP_TO_CHARACTERS

function compile(schema: GraphQLSchema, operation: SubgraphOperation, resolveTypes: SafeTypeResolvers): RunLocal | undefined {
  const compiled = resolveTypes.during(() => compileQuery(schema, operation.document, operation.operationName, { disablingCapturingStackErrors: true }))
  // What it refuses stays with `execute`.
  if (!isCompiledQuery(compiled)) return undefined
  return (_operation, context, variables) => compiled.query({}, context, variables)
}
