import { withOrigin } from '../errors/error-origin.ts'
import { failureError } from '../errors/subgraph-error.ts'
import { rootNames } from '../shadow/shadow-roots.ts'
import type { FetchContext, FetchResult } from './data-source.ts'
import type { SubgraphRequest } from './transport.ts'
import { nothingButFailures } from './unusable-answer.ts'

/** Root fields of one subgraph; a record asked for by id comes from the catalogue where its owner fails. */
export async function fetchRoots(context: FetchContext, request: SubgraphRequest): Promise<FetchResult> {
  const { subgraph, call, shadow, report } = context
  const outcome = await call(subgraph, request, { kind: 'root', representations: 0 })
  const reason = outcome.failure ?? nothingButFailures(outcome)
  const records = reason && shadow && (await shadow.roots(request.operation, request))
  if (!reason || !(outcome.failure || records)) {
    const errors = (outcome.answer?.errors ?? []).map((error) => context.ownError(error, request.state, { at: [], below: error.path ?? rootNames(request.operation).slice(0, 1) }))
    return { data: outcome.answer?.data ?? null, errors }
  }
  report(reason, subgraph.namespace, request.state)
  const data: Record<string, unknown> = {}
  const errors = rootNames(request.operation).flatMap((name) => {
    const instead = records?.get(name)
    Object.defineProperty(data, name, { value: instead?.record ?? null, enumerable: true, writable: true, configurable: true })
    // A record that the catalogue knows whole needs no error; one it does not know may exist all the same.
    if (instead && instead.record !== null && instead.lost.length === 0) return []
    const below = instead && instead.record !== null && instead.lost[0] !== undefined ? [name, instead.lost[0]] : [name]
    return [withOrigin(failureError(reason, subgraph.namespace), { at: [], below })]
  })
  return { data, errors }
}
