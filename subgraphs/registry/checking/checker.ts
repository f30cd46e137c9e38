import { Worker } from 'node:worker_threads'
import { domainError } from '../../kit/errors.ts'
import type { CheckAnswer, CheckJob, CheckMessage } from './check-job.ts'

/** Longer than any honest check takes; a submission that reaches it is refused. */
const DEADLINE_MS = 60_000
const MAX_WAITING = 20

/** Raised where a check did not end within its time or its memory: the fault of what was checked. */
export class CheckKilledError extends Error {}

interface Waiting { job: CheckJob; resolve(answer: unknown): void; reject(error: Error): void }

/** One worker thread that checks and composes, one job at a time. It is started when it is needed and replaced when a job does not end. */
export interface Checker {
  run<J extends CheckJob>(job: J): Promise<CheckAnswer<J>>
  close(): Promise<void>
}

export const createChecker = (deadlineMs = DEADLINE_MS): Checker => {
  const waiting: Waiting[] = []
  let worker: Worker | null = null
  let current: (Waiting & { id: number; timer: NodeJS.Timeout }) | null = null
  let nextId = 1

  const settle = (end: (job: Waiting) => void): void => {
    const job = current
    if (!job) return
    clearTimeout(job.timer)
    current = null
    worker?.unref()
    end(job)
    next()
  }

  const open = (): Worker => {
    const opened = new Worker(new URL('./check-worker.ts', import.meta.url), { resourceLimits: { maxOldGenerationSizeMb: 1_024 }, name: 'keyuan-checks' })
    const lost = (reason: string): void => {
      if (worker !== opened) return
      worker = null
      settle(({ reject }) => reject(new CheckKilledError(reason)))
    }
    opened.on('message', ({ id, answer, error }: CheckMessage) => {
      if (id === current?.id) settle(({ resolve, reject }) => (error === undefined ? resolve(answer) : reject(new Error(error))))
    })
    opened.on('error', (error) => lost(error.message))
    opened.on('exit', () => lost('the thread ended'))
    return opened
  }

  const kill = (): void => {
    const running = worker
    worker = null
    settle(({ reject }) => reject(new CheckKilledError(`no end within ${deadlineMs} ms`)))
    void running?.terminate()
  }

  const next = (): void => {
    if (current) return
    const job = waiting.shift()
    if (!job) return
    worker ??= open()
    worker.ref()
    current = { ...job, id: nextId++, timer: setTimeout(kill, deadlineMs) }
    worker.postMessage({ id: current.id, job: job.job })
  }

  return {
    run: <J extends CheckJob>(job: J) => new Promise<CheckAnswer<J>>((resolve, reject) => {
      if (waiting.length >= MAX_WAITING) return reject(domainError('OVERLOADED', { zh: '正在检查的子图太多,请稍后再试', en: 'Too many subgraphs are being checked; try again later', retryAfterSeconds: 10 }))
      waiting.push({ job, resolve: resolve as (answer: unknown) => void, reject })
      next()
    }),
    close: async () => {
      for (const { reject } of waiting.splice(0)) reject(new Error('the registry is closing'))
      const running = worker
      worker = null
      settle(({ reject }) => reject(new Error('the registry is closing')))
      await running?.terminate()
    },
  }
}
