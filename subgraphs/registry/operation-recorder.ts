import type { Log } from '../kit/log.ts'
import type { SeenOperation, SupergraphStore } from './open-supergraph-store.ts'

export interface AskedOperation { document: string; name: string; client: string; clientVersion?: string | undefined; owner?: string | undefined }

export interface OperationRecorder {
  record(operation: AskedOperation): void
  /** Writes down now what is still unwritten. */
  flush(): Promise<void>
  /** The same, and no more after it. */
  close(): Promise<void>
}

const FLUSH_MS = 5_000
/** Distinct operations between two writings; more are an attack or a client that writes values into its documents, and are counted only. */
const MOST = 2_000

/** Counts operations in memory and writes them down now and then: a request costs a look into a map. */
export const createOperationRecorder = (store: Pick<SupergraphStore, 'recordOperations'>, log: Log): OperationRecorder => {
  let seen = new Map<string, SeenOperation>()
  let passedOver = 0
  let writing: Promise<void> = Promise.resolve()

  const write = async (): Promise<void> => {
    const batch = [...seen.values()]
    seen = new Map()
    if (passedOver > 0) log.warn({ operations: passedOver }, 'more distinct operations than are recorded: clients should use variables')
    passedOver = 0
    if (batch.length === 0) return
    await store.recordOperations(batch).catch((error: unknown) => log.warn({ operations: batch.length, error: String(error) }, 'operations could not be recorded'))
  }
  const flush = (): Promise<void> => {
    writing = writing.then(write)
    return writing
  }
  const timer = setInterval(() => void flush(), FLUSH_MS)
  timer.unref()

  return {
    flush,
    record: (operation) => {
      const key = JSON.stringify([operation.document, operation.client, operation.clientVersion ?? null])
      const known = seen.get(key)
      const now = new Date()
      if (known) {
        known.calls += 1
        known.lastSeenAt = now
      } else if (seen.size < MOST) seen.set(key, { ...operation, calls: 1, firstSeenAt: now, lastSeenAt: now })
      else passedOver += 1
    },
    close: async () => {
      clearInterval(timer)
      await flush()
    },
  }
}
