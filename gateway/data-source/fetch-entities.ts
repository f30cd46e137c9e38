import type { GraphQLFormattedError } from 'graphql'
import { withOrigin, type ErrorOrigin } from '../errors/error-origin.ts'
import { failureError } from '../errors/subgraph-error.ts'
import { entityNames } from '../shadow/shadow-entities.ts'
import type { FetchContext, FetchResult } from './data-source.ts'
import { inChunks, inOriginalPlaces, uniqueRepresentations } from './representations.ts'
import type { SubgraphRequest } from './transport.ts'
import { failureOfEntities, nothingButFailures } from './unusable-answer.ts'

interface Part {
  entities: unknown[]
  errors: GraphQLFormattedError[]
}

/** Entities by reference: each asked for once, in bounded calls, by the catalogue where the owner fails. */
export async function fetchEntities(context: FetchContext, request: SubgraphRequest, at: ErrorOrigin['at']): Promise<FetchResult> {
  const originals = request.variables.representations
  if (!Array.isArray(originals)) throw new Error('An _entities operation without representations')
  const { unique, indexOf, firstOf } = uniqueRepresentations(originals)
  const parts = await Promise.all(inChunks(unique, context.subgraph.maxReferences).map(({ from, items }) =>
    fetchPart(context, request, items, (index) => ({ at, below: [], entity: { index: firstOf?.[from + index] ?? from + index, of: originals.length } }))))
  const entities = parts.length === 1 && parts[0] ? parts[0].entities : parts.flatMap((part) => part.entities)
  const errors = oncePerFailure(parts.flatMap((part) => part.errors))
  return { data: { _entities: indexOf ? inOriginalPlaces(entities, indexOf) : entities }, errors }
}

async function fetchPart(context: FetchContext, request: SubgraphRequest, items: unknown[], originOf: (index: number) => ErrorOrigin): Promise<Part> {
  const { subgraph, call, shadow, report } = context
  const asked = { ...request, variables: { ...request.variables, representations: items } }
  const outcome = await call(subgraph, asked, { kind: 'entities', representations: items.length })
  const failure = failureOfEntities(outcome, items.length)
  const reason = failure ?? nothingButFailures(outcome)
  const instead = reason && shadow && (await shadow.entities(request.operation, items, asked))
  if (reason && (failure || instead)) {
    report(reason, subgraph.namespace, request.state)
    const missing = instead ? instead.lost : entityNames(request.operation)
    const error = withOrigin(failureError(reason, subgraph.namespace), { at: originOf(0).at, below: [], missing })
    // Where nothing is lost there is no error: `extensions.degraded` says that the catalogue answered.
    return { entities: instead?.entities ?? items.map(() => null), errors: missing.length > 0 ? [error] : [] }
  }
  const entities = outcome.answer?.data?._entities
  const errors = (outcome.answer?.errors ?? []).map((error) => context.ownError(error, request.state, ownOrigin(error, request, originOf)))
  return { entities: Array.isArray(entities) ? entities : items.map(() => null), errors }
}

/** `['_entities', 3, 'model']` is about the third reference and its field `model`. */
function ownOrigin(error: GraphQLFormattedError, { operation }: SubgraphRequest, originOf: (index: number) => ErrorOrigin): ErrorOrigin {
  const [, index, ...below] = error.path ?? []
  const asked = entityNames(operation)
  return typeof index === 'number' ? { ...originOf(index), below, asked } : { at: originOf(0).at, below: [], asked }
}

/** Several calls side by side that failed alike are one failure to the client. */
function oncePerFailure(errors: GraphQLFormattedError[]): GraphQLFormattedError[] {
  const seen = new Set<string>()
  return errors.filter(({ path, message, extensions }) => {
    if (path || !String(extensions?.code).startsWith('SUBGRAPH_')) return true
    const key = `${String(extensions?.code)} ${message}`
    return !seen.has(key) && seen.add(key)
  })
}
