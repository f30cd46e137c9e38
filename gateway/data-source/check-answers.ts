import type { GraphQLSchema } from 'graphql'
import { boundedCache } from '../../subgraphs/kit/bounded-cache.ts'
import { answerShape, fits, prune, type AnswerShape } from './answer-shape.ts'
import type { CallSubgraph } from './call-subgraph.ts'

/** Calls whose answers do not have the shape that was asked for count as failed, and what was not asked for is taken out. For subgraphs of other processes. */
export function checkingAnswers(call: CallSubgraph, api: () => GraphQLSchema): CallSubgraph {
  const shapes = boundedCache<string, AnswerShape>({ entries: 2_000 })
  return async (subgraph, request, purpose) => {
    const outcome = await call(subgraph, request, purpose)
    const data = outcome.answer?.data
    if (!data) return outcome
    const shape = shapes.get(request.operation.query) ?? answerShape(request.operation, api())
    shapes.set(request.operation.query, shape)
    if (fits(data, shape)) {
      prune(data, shape)
      return outcome
    }
    return { failure: { code: 'SUBGRAPH_BAD_RESPONSE', reason: 'lists and objects are not where they were asked for', ofRequest: true } }
  }
}
