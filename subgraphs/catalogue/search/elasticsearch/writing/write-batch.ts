import type { Client } from '@elastic/elasticsearch'
import type { IndexDocument, IndexTombstone } from '../../port.ts'
import { within } from '../connection/ask.ts'
import { failureOfBody, isMissingIndex } from '../connection/failure.ts'
import { POSITION_ID } from '../indices/layout.ts'
import { inRequests, type Operation, type Target, writeDocument, writeSuggestion } from './bulk-body.ts'
import type { Popularity } from './popularity.ts'
import { type Rejected, refusal, writingError } from './writing-error.ts'

const DEADLINE_MS = 60_000
const VERSION_CONFLICT = 409

/** The target is of aliases: a missing index would be made up. `ifMissing` gives the error to throw where it is gone. */
export interface Writing { client: Client; target: Target; popularity: Popularity; ifMissing: (error: unknown) => unknown }

/** The documents, and only when all of them are in, the position: after a crash between the two the batch comes again. */
export const writeBatch = async (writing: Writing, batch: readonly (IndexDocument | IndexTombstone)[], position: string): Promise<void> => {
  const { client, target, popularity, ifMissing } = writing
  const suggestions = popularity.count(batch)
  const operations = [...batch.map((entry) => writeDocument(target, entry)), ...suggestions.map(({ suggestion, count }) => writeSuggestion(target, suggestion, count))]
  try {
    await sendAll(writing, inRequests(operations))
    await within(DEADLINE_MS, (signal) => client.index({ index: target.resources, id: POSITION_ID, document: { position }, require_alias: true }, { signal }))
  } catch (error) {
    popularity.forget()
    throw writingError(isMissingIndex(error) ? ifMissing(error) : error)
  }
}

/** Two at a time, since one keeps no more than one core of the server busy. Versions make their order indifferent. */
const LANES = 2

const sendAll = async (writing: Writing, requests: readonly (readonly Operation[])[]): Promise<void> => {
  const left = requests.values()
  const lane = async (): Promise<void> => {
    for (const request of left) await send(writing, request)
  }
  await Promise.all(Array.from({ length: LANES }, lane))
}

interface Answer { errors: boolean; items?: Record<string, { status?: number; error?: unknown }>[] }

const send = async ({ client }: Writing, operations: readonly Operation[]): Promise<void> => {
  const body = operations.flatMap(({ lines }) => lines)
  const { errors, items = [] } = (await within(DEADLINE_MS, (signal) =>
    client.bulk({ operations: body as unknown as object[], require_alias: true, filter_path: ['errors', 'items.*.status', 'items.*.error'] }, { signal }))) as unknown as Answer
  if (!errors) return
  const rejected = items.flatMap((item, at): Rejected[] => {
    const { status = 0, error } = item.index ?? {}
    return status < 300 || status === VERSION_CONFLICT ? [] : [{ name: operations[at]?.name ?? '?', failure: failureOfBody(status, error) }]
  })
  if (rejected.length > 0) throw refusal(rejected)
}
