import { domainError } from '../../../../kit/errors.ts'
import type { Thread } from './start-thread.ts'

export interface ReaderPool<Job> {
  run<Value>(job: Job): Promise<Value>
  /** Takes no more jobs, answers those it has, ends the threads. */
  close(): Promise<void>
}

interface Task<Job> { job: Job; resolve(value: unknown): void; reject(error: unknown): void; patience: NodeJS.Timeout }

const LATE = Symbol('late')
const MOST_WAITING = 500

/**
 * Up to `size` readers, each with one job at a time. SQLite can not be interrupted, so a reader that has not answered at its deadline is given up and replaced, and
 * its caller told. The old thread ends with its statement; while `size` of them are still at it no more are replaced, or hopeless queries would take all processors.
 */
export const createReaderPool = <Job>(start: () => Thread<Job>, size: number, deadlineMs: number): ReaderPool<Job> => {
  const idle: Thread<Job>[] = []
  const queue: Task<Job>[] = []
  const starting = new Set<Promise<void>>()
  const serving = new Set<Promise<void>>()
  const leaving = new Set<Promise<void>>()
  let closed = false

  /** Everything that happens ends here: threads and jobs are brought together, and threads started as far as jobs wait for them. */
  const assign = (): void => {
    while (idle.length > 0 && queue.length > 0) {
      const thread = idle.shift() as Thread<Job>
      if (thread.isAlive()) track(serving, serve(thread, queue.shift() as Task<Job>))
    }
    while (starting.size < queue.length && starting.size + serving.size + idle.length < size && leaving.size < size) track(starting, begin(start()))
  }
  const track = (set: Set<Promise<void>>, work: Promise<void>): void => {
    const tracked: Promise<void> = work.finally(() => {
      set.delete(tracked)
      assign()
    })
    set.add(tracked)
  }
  const begin = async (thread: Thread<Job>): Promise<void> => {
    try {
      await thread.ready
      idle.push(thread)
    } catch (error) {
      for (const task of queue.splice(0)) refuse(task, error)
    }
  }
  const serve = async (thread: Thread<Job>, task: Task<Job>): Promise<void> => {
    clearTimeout(task.patience)
    try {
      const value = await orLate(thread.call(task.job), deadlineMs)
      if (value === LATE) {
        track(leaving, thread.terminate())
        task.reject(timeout(deadlineMs))
        return
      }
      task.resolve(value)
    } catch (error) {
      task.reject(error)
    }
    idle.push(thread)
  }

  const giveUp = (task: Task<Job>): void => {
    queue.splice(queue.indexOf(task), 1)
    task.reject(overloaded())
  }

  // One is at hand before it is asked for; the others are started as jobs wait.
  track(starting, begin(start()))
  return {
    run: <Value>(job: Job) => {
      const { promise, resolve, reject } = Promise.withResolvers<unknown>()
      if (closed) reject(new Error('the search index is closed'))
      else if (queue.length >= MOST_WAITING) reject(overloaded())
      else {
        const task: Task<Job> = { job, resolve, reject, patience: setTimeout(() => giveUp(task), deadlineMs) }
        queue.push(task)
        assign()
      }
      return promise as Promise<Value>
    },
    close: async () => {
      closed = true
      while (queue.length + starting.size + serving.size > 0) await Promise.race([...starting, ...serving, ...leaving])
      await Promise.all([...leaving, ...idle.map((thread) => thread.close())])
    },
  }
}

const refuse = <Job>(task: Task<Job>, error: unknown): void => {
  clearTimeout(task.patience)
  task.reject(error)
}

const orLate = async <Value>(work: Promise<Value>, ms: number): Promise<Value | typeof LATE> => {
  const { promise, resolve } = Promise.withResolvers<typeof LATE>()
  const timer = setTimeout(() => resolve(LATE), ms)
  return Promise.race([work, promise]).finally(() => clearTimeout(timer))
}

const timeout = (ms: number): Error =>
  domainError('TIMEOUT', { zh: `检索超过 ${ms / 1000} 秒未完成;请缩小范围或简化检索词`, en: `The search did not finish within ${ms / 1000} s; narrow it down` })

const overloaded = (): Error => domainError('OVERLOADED')
