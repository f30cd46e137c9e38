import { isAbstractType, type GraphQLSchema, type GraphQLTypeResolver } from 'graphql'

export interface SafeTypeResolvers {
  /** Runs `work` while every abstract type of the schema bears its safe resolver. Synchronous, so nothing else sees them. */
  during<T>(work: () => T): T
  /** True once some type resolver returned a promise. */
  sawPromise(): boolean
}

/**
 * Compiled code calls type resolvers outside any try: one that throws would reject a promise that nobody holds, and end the
 * process. While an operation is compiled, it is given these instead, which answer `undefined` (an ordinary field error).
 */
export function createSafeTypeResolvers(schema: GraphQLSchema): SafeTypeResolvers {
  const types = Object.values(schema.getTypeMap()).filter(isAbstractType)
  let promised = false

  const safe = (original: GraphQLTypeResolver<unknown, unknown>): GraphQLTypeResolver<unknown, unknown> => (value, context, info, type) => {
    try {
      const name = original(value, context, info, type)
      if (typeof name !== 'object') return name
      promised = true
      // The run is repeated without compiled code, which reports what this promise rejects with.
      name.catch(() => undefined)
      return undefined
    } catch {
      return undefined
    }
  }

  return {
    sawPromise: () => promised,
    during(work) {
      const originals = types.map((type) => [type, type.resolveType] as const)
      for (const [type, original] of originals) if (original) type.resolveType = safe(original)
      try {
        return work()
      } finally {
        for (const [type, original] of originals) type.resolveType = original
      }
    },
  }
}
