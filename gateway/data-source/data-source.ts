import type { GraphQLDataSource } from '@apollo/gateway'
import type { GraphQLFormattedError } from 'graphql'
import { withOrigin, type ErrorOrigin } from '../errors/error-origin.ts'
import { subgraphError } from '../errors/subgraph-error.ts'
import type { RequestState } from '../request-state.ts'
import type { Shadow } from '../shadow/create-shadow.ts'
import type { CallSubgraph } from './call-subgraph.ts'
import { fetchEntities } from './fetch-entities.ts'
import { fetchRoots } from './fetch-roots.ts'
import { subgraphOperation } from './operation.ts'
import type { Subgraph } from './subgraph.ts'
import type { SubgraphFailure } from './transport.ts'

export interface FetchResult {
  data: Record<string, unknown> | null
  errors: GraphQLFormattedError[]
}

export interface FetchContext {
  subgraph: Subgraph
  call: CallSubgraph
  /** Absent for the catalogue itself: nobody answers for it. */
  shadow: Shadow | undefined
  /** Tells the log why a subgraph failed; clients get the code only. */
  report(failure: SubgraphFailure, subgraph: string, state: RequestState): void
  ownError(error: GraphQLFormattedError, state: RequestState, origin: ErrorOrigin): GraphQLFormattedError
}

export interface DataSourceOptions extends Omit<FetchContext, 'ownError'> {
  /** Tells the log what a subgraph said where the client gets a masked sentence. */
  reportMasked(error: GraphQLFormattedError, subgraph: string, state: RequestState): void
}

/** Errors of one subgraph in one request that are logged one by one. */
const MAX_REPORTS = 5

/** What the stock gateway calls for each fetch of a plan, for one subgraph of one version. */
export function createDataSource(options: DataSourceOptions): GraphQLDataSource {
  const masked = new WeakMap<RequestState, number>()
  const context: FetchContext = {
    ...options,
    report(failure, subgraph, state) {
      if (!state.degraded.has(subgraph)) state.degraded.set(subgraph, failure.code)
      options.report(failure, subgraph, state)
    },
    ownError(error, state, origin) {
      const cut = subgraphError(error, options.subgraph.namespace)
      const told = masked.get(state) ?? 0
      if (cut.masked && told < MAX_REPORTS) options.reportMasked(error, options.subgraph.namespace, state)
      if (cut.masked) masked.set(state, told + 1)
      return withOrigin(cut.error, origin)
    },
  }
  return {
    async process(fetch) {
      const state = (fetch.context as { state?: RequestState }).state
      if (!state || !fetch.request.query) throw new Error('A fetch without a request')
      const operation = subgraphOperation(fetch.request.query, fetch.request.operationName)
      const request = { operation, variables: fetch.request.variables ?? {}, state, deadlineMs: Infinity }
      const at = 'pathInIncomingRequest' in fetch ? fetch.pathInIncomingRequest ?? [] : []
      const { data, errors } = operation.isEntities ? await fetchEntities(context, request, at) : await fetchRoots(context, request)
      // The stock gateway's types ask for GraphQLError, its code for the formatted shape, as it came over the wire.
      return { data, ...(errors.length > 0 ? { errors: errors as never } : {}) }
    },
  }
}
