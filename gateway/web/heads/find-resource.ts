import type { FastifyRequest } from 'fastify'
import { type Answered, recordOf } from '../../../schema/citation/plain-values.ts'
import { LINKED_DATA_FIELDS } from '../../../schema/linked-data/linked-data-fields.ts'
import { RESOURCE_ID } from '../../../schema/resource-id.ts'
import type { AskForCaller } from '../../../subgraphs/kit/graph-client.ts'

export type Found =
  | { kind: 'found'; record: Answered }
  | { kind: 'unknown' }
  /** The graph did not say whether there is such a record. */
  | { kind: 'unanswered'; status: number; retryAfterSeconds: number }

const DOCUMENT = `query ResourceHead($id: ID!) { resource(id: $id) { ${LINKED_DATA_FIELDS} } }`
const PAUSE_SECONDS = 5

/** A record as whoever asks may see it. Where its owner is away its core fields still come; that is enough of a head. */
export const findResource = async (ask: AskForCaller, request: FastifyRequest, id: string): Promise<Found> => {
  if (!RESOURCE_ID.test(id)) return { kind: 'unknown' }
  const { data, errors = [], status, retryAfterSeconds = PAUSE_SECONDS } = await ask(request, { query: DOCUMENT, variables: { id }, operationName: 'ResourceHead' })
  if (data?.resource) return { kind: 'found', record: recordOf(data.resource) }
  return errors.length === 0 && data ? { kind: 'unknown' } : { kind: 'unanswered', status: status === 429 ? 429 : 503, retryAfterSeconds }
}
