import { Worker } from 'node:worker_threads'
import type { AnswerMessage, JobMessage } from './answer-jobs.ts'

/** A worker thread that answers jobs (answer-jobs.ts is its other side). */
export interface Thread<Job> {
  /** Resolves when the thread can take jobs; rejects where it could not start. */
  ready: Promise<void>
  isAlive(): boolean
  call<Value>(job: Job): Promise<Value>
  /** Lets the thread finish what it has been asked, close its files and end. */
  close(): Promise<void>
  /** Ends the thread; what it still owes is rejected. In the middle of a statement of SQLite it finishes that first, and the promise waits for it. */
  terminate(): Promise<void>
}

interface Caller { resolve(value: unknown): void; reject(error: Error): void }

export const startThread = <Job>(file: URL, workerData: unknown): Thread<Job> => {
  // Flags of the process that are meant for its main script (--input-type, --eval) would keep a worker from starting.
  const worker = new Worker(file, { workerData, execArgv: [] })
  const { promise: ready, resolve: isReady, reject: neverReady } = Promise.withResolvers<void>()
  const callers = new Map<number, Caller>()
  let calls = 0
  let end: Error | undefined

  const ended = (error: Error): void => {
    end ??= error
    neverReady(end)
    for (const { reject } of callers.values()) reject(end)
    callers.clear()
  }
  const answered = (message: AnswerMessage): void => {
    if (message === 'READY') return isReady()
    const caller = callers.get(message.id)
    callers.delete(message.id)
    if ('error' in message) caller?.reject(message.error)
    else caller?.resolve(message.value)
  }
  worker.on('message', answered)
  worker.on('error', ended)
  const exit = new Promise<void>((resolve) => worker.once('exit', () => resolve()))
  void exit.then(() => ended(new Error('a thread of the search index has ended')))
  // Whoever waits for it gets the rejection; a thread that nobody waits for any more may fail without notice.
  ready.catch(() => undefined)

  return {
    ready,
    isAlive: () => end === undefined,
    call: <Value>(job: Job): Promise<Value> => {
      if (end) return Promise.reject(end)
      const { promise, resolve, reject } = Promise.withResolvers<unknown>()
      const id = calls++
      callers.set(id, { resolve, reject })
      worker.postMessage({ id, job } satisfies JobMessage<Job>)
      return promise as Promise<Value>
    },
    close: () => {
      if (!end) worker.postMessage('CLOSE' satisfies JobMessage<Job>)
      return exit
    },
    terminate: async () => {
      ended(new Error('a thread of the search index was ended'))
      await worker.terminate()
    },
  }
}
