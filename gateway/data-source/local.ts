import { GraphQLError, type ExecutionResult, type GraphQLFormattedError, type GraphQLSchema } from 'graphql'
import type { Viewer } from '../../schema/viewer.ts'
import { createRunner } from '../../subgraphs/kit/execution/runner.ts'
import { guardEntities } from '../../subgraphs/kit/entities.ts'
import type { Outcome, SubgraphRequest, Transport } from './transport.ts'

/** A subgraph that runs in the gateway's own process. Its permissions come from the viewer, exactly as over the wire. */
export interface LocalSubgraph {
  name: string
  schema: GraphQLSchema
  createContext(request: { viewer: Viewer; requestId: string; unreachable: readonly string[] }): unknown
}

export interface LocalOptions {
  /** Called with errors that are no domain errors: bugs, to be logged with the request id. */
  onBug(error: unknown, request: SubgraphRequest): void
}

export function createLocalTransport({ name, schema, createContext }: LocalSubgraph, { onBug }: LocalOptions): Transport {
  const run = createRunner(guardEntities(schema))

  async function answer(request: SubgraphRequest): Promise<Outcome> {
    const { operation, variables, state, unreachable = [] } = request
    try {
      const context = await createContext({ viewer: state.viewer, requestId: state.requestId, unreachable })
      const result = await run(operation, context, variables)
      return { answer: { ...(result.data === undefined ? {} : { data: result.data }), ...errorsOf(result, request) } }
    } catch (error) {
      onBug(error, request)
      return { failure: { code: 'SUBGRAPH_UNAVAILABLE', reason: String(error) } }
    }
  }

  function errorsOf(result: ExecutionResult, request: SubgraphRequest): { errors?: readonly GraphQLFormattedError[] } {
    if (!result.errors) return {}
    return { errors: result.errors.map((error) => format(error, request)) }
  }

  function format(error: GraphQLError, request: SubgraphRequest): GraphQLFormattedError {
    const { message, path, originalError, extensions } = error
    if (originalError && !(originalError instanceof GraphQLError)) onBug(originalError, request)
    return { message, ...(path ? { path } : {}), ...(extensions ? { extensions } : {}) }
  }

  return {
    namespace: name,
    kind: 'local',
    call: (request) => withDeadline(answer(request), request.deadlineMs),
    close: async () => undefined,
  }
}

/** Work in the same process cannot be aborted; the client is not made to wait for it. */
function withDeadline(outcome: Promise<Outcome>, deadlineMs: number): Promise<Outcome> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve({ failure: { code: 'SUBGRAPH_TIMEOUT', reason: `no full answer within ${deadlineMs} ms` } }), deadlineMs)
    void outcome.then((settled) => {
      clearTimeout(timer)
      resolve(settled)
    })
  })
}
