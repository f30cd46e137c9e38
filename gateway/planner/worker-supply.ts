import { Worker } from 'node:worker_threads'

/** Threads that have loaded the planner's code and wait for a supergraph. */
export interface WorkerSupply {
  take(): Worker
  close(): Promise<void>
}

const REPLENISH_MS = 2_000

const open = (): Worker => new Worker(new URL('./planner-worker.ts', import.meta.url), { resourceLimits: { maxOldGenerationSizeMb: 512 }, name: 'keyuan-planner' })

/**
 * Keeps some threads ready, so that another version of the graph does not wait for code to load; where none are kept, a new one is opened each time.
 * Spare ones are made a while after the others were taken: not while the version that took them gets ready.
 */
export const createWorkerSupply = (spares: number): WorkerSupply => {
  const ready: Worker[] = []
  let timer: NodeJS.Timeout | undefined
  let closed = false

  const openSpare = (): void => {
    const worker = open()
    worker.unref()
    const leave = (): void => {
      const at = ready.indexOf(worker)
      if (at >= 0) ready.splice(at, 1)
    }
    // One that dies before it is needed is no spare; whoever takes it listens for itself.
    worker.once('error', leave)
    worker.once('exit', leave)
    ready.push(worker)
  }
  const replenish = (): void => {
    if (spares === 0 || closed) return
    clearTimeout(timer)
    timer = setTimeout(() => {
      while (ready.length < spares && !closed) openSpare()
    }, REPLENISH_MS)
    timer.unref()
  }

  replenish()
  return {
    take: () => {
      const worker = ready.pop() ?? open()
      replenish()
      return worker
    },
    close: async () => {
      closed = true
      clearTimeout(timer)
      await Promise.all(ready.splice(0).map((worker) => worker.terminate()))
    },
  }
}
