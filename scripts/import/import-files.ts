import { resourceId } from '../../schema/resource-id.ts'
import { type Batch, createBatches } from './batches.ts'
import type { ImportEvent, Result } from './events.ts'
import type { Broken, RawRecord, Refusal, ResourceUpsert } from './format.ts'
import { isRefusal, mapRecord } from './map-record.ts'
import type { RecognisedFile } from './recognise-files.ts'
import { createRepeats } from './repeats.ts'
import { namespaceOfType } from './typenames.ts'
import { isUnreadable } from './unreadable.ts'
import type { UpsertOutcome, Upserter, UpsertResult } from './upserter.ts'

const RESULT: Readonly<Record<UpsertResult, Result>> = { CREATED: 'created', UPDATED: 'updated', UNCHANGED: 'unchanged', DELETED: 'deleted', REFUSED: 'refused' }

/** Number of records that a format brings and no file holds. */
const BROUGHT = 0

/**
 * Reads, maps and sends, and says what happens. When `stop` is aborted it ends after the batch under way: what waits is not sent, and a next run does it.
 * A file that cannot be read on costs that file only; a graph that cannot be reached ends the run by an exception.
 */
export async function* importFiles(sources: readonly RecognisedFile[], upsert: Upserter, stop: AbortSignal): AsyncGenerator<ImportEvent> {
  const batches = createBatches()
  const repeated = createRepeats()
  const take = async function* (source: RecognisedFile, number: number, item: ResourceUpsert | Refusal): AsyncGenerator<ImportEvent> {
    yield { kind: 'seen', source, typename: item.typename, brought: number === BROUGHT }
    if (isRefusal(item)) {
      yield refused(source, number, item)
      return
    }
    const content = JSON.stringify(item)
    const repeat = repeated(idOf(item), content, `${source.file.path} record ${number}`)
    if (repeat) yield refused(source, number, { refused: repeat, sourceId: item.sourceId, typename: item.typename })
    else for (const batch of batches.add({ source, number, upsert: item, bytes: Buffer.byteLength(content) })) yield* send(batch, upsert)
  }
  for (const source of sources) {
    yield { kind: 'started', source }
    let brought = false
    for await (const raw of recordsOf(source)) {
      if ('unreadable' in raw) {
        yield { kind: 'unreadable', source, reason: raw.unreadable }
        break
      }
      yield { kind: 'record', source, rows: 'rows' in raw ? (raw.rows ?? 1) : 1 }
      const items = mapRecord(source.format, raw)
      // A file without a single good record brings nothing either.
      if (!brought && !items.every(isRefusal)) {
        brought = true
        for (const item of source.format.brings ?? []) yield* take(source, BROUGHT, item)
      }
      for (const item of items) yield* take(source, raw.number, item)
      if (stop.aborted) return
    }
  }
  for (const batch of batches.rest()) {
    yield* send(batch, upsert)
    if (stop.aborted) return
  }
}

/** Only what goes wrong in reading is the file's fault; what goes wrong in mapping or sending is not caught here. */
async function* recordsOf({ format, file }: RecognisedFile): AsyncGenerator<RawRecord | Broken | { unreadable: string }> {
  try {
    yield* format.read(file)
  } catch (error) {
    if (!isUnreadable(error)) throw error
    yield { unreadable: error.message }
  }
}

const idOf = ({ typename, source, sourceId }: ResourceUpsert): string =>
  resourceId(namespaceOfType(typename), source, sourceId)

const refused = (source: RecognisedFile, number: number, { refused: reason, sourceId, typename }: Refusal): ImportEvent =>
  ({ kind: 'outcome', source, typename, result: 'refused', refusal: { number, sourceId, reasons: [reason], by: 'importer' } })

async function* send({ namespace, items }: Batch, upsert: Upserter): AsyncGenerator<ImportEvent> {
  const outcomes = await upsert(namespace, items.map((item) => item.upsert))
  for (const [at, { source, number, upsert: { typename, source: from, sourceId } }] of items.entries()) {
    const outcome = outcomes[at]
    if (!outcome) throw new Error(`${namespace} answered ${outcomes.length} outcomes for ${items.length} records`)
    yield {
      kind: 'outcome', source, typename, result: RESULT[outcome.result],
      ...(outcome.result === 'REFUSED' ? { refusal: { number, sourceId, reasons: reasonsOf(outcome), by: 'graph' as const } } : {}),
    }
    const expected = resourceId(namespace, from, sourceId)
    if (outcome.id !== null && outcome.id !== expected) yield { kind: 'moved', source, number, expected, id: outcome.id }
  }
}

const reasonsOf = ({ findings }: UpsertOutcome) => (findings.length > 0 ? findings.map(({ code, message }) => ({ code, message })) : [{ code: 'REFUSED', message: 'the graph gave no reason' }])
