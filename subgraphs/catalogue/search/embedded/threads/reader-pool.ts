import { domainError } from '../../../../kit/errors.ts'
import type { Thread } from './start-thread.ts'

export interface ReaderPool<Job> {
  run<Value>(job: Job): Promise<Value>
  /** Ends the threads after the jobs under way; those that still wait are refused. */
  close(): Promise<void>
}

interface Task<Job> { job: Job; resolve(value: unknown): void; reject(error: unknown): void; patience: NodeJS.Timeout }

const LATE = Symbol('late')
const MOST_WAITING = 500

/**
 * Readers, each with one job at a time. SQLite can not be interrupted, so a reader that has not answered at its deadline is given up and replaced, and its
 * caller told. The old thread ends with its statement; while `size` of them are still at it no more are replaced, or hopeless queries would take all processors.
 */
export const createReaderPool = <Job>(start: () => Thread<Job>, size: number, deadlineMs: number): ReaderPool<Job> => {
  const idle: Thread<Job>[] = []
  const queue: Task<Job>[] = []
  const serving = new Set<Promise<void>>()
  const leaving = new Set<Promise<void>>()
  const starting = new Set<Thread<Job>>()
  let missing = size
  let closed = false

  const fill = (): void => {
    for (; missing > 0 && leaving.size < size && !closed; missing--) begin(start())
  }
  const begin = (thread: Thread<Job>): void => {
    starting.add(thread)
    const began = (isReady: boolean): void => {
      starting.delete(thread)
      if (isReady) idle.push(thread)
      else missing++
    }
    thread.ready.then(
      () => { began(true); assign() },
      (error: unknown) => { began(false); for (const task of queue.splice(0)) refuse(task, error) },
    )
  }
  const assign = (): void => {
    while (idle.length > 0 && queue.length > 0) {
      const thread = idle.shift() as Thread<Job>
      if (thread.isAlive()) track(serving, serve(thread, queue.shift() as Task<Job>))
      else missing++
    }
    fill()
  }
  const serve = async (thread: Thread<Job>, task: Task<Job>): Promise<void> => {
    clearTimeout(task.patience)
    try {
      const value = await orLate(thread.call(task.job), deadlineMs)
      if (value !== LATE) {
        task.resolve(value)
      } else {
        task.reject(timeout(deadlineMs))
        track(leaving, thread.terminate())
        missing++
        return
      }
    } catch (error) {
      task.reject(error)
    }
    idle.push(thread)
  }
  const track = (set: Set<Promise<void>>, work: Promise<void>): void => {
    const tracked: Promise<void> = work.finally(() => { set.delete(tracked); assign() })
    set.add(tracked)
  }
  const refuse = (task: Task<Job>, error: unknown): void => {
    clearTimeout(task.patience)
    task.reject(error)
  }

  fill()
  return {
    run: <Value>(job: Job) => {
      const { promise, resolve, reject } = Promise.withResolvers<unknown>()
      if (closed) reject(new Error('the search index is closed'))
      else if (queue.length >= MOST_WAITING) reject(overloaded())
      else {
        const task: Task<Job> = { job, resolve, reject, patience: setTimeout(() => { queue.splice(queue.indexOf(task), 1); reject(overloaded()) }, deadlineMs) }
        queue.push(task)
        assign()
      }
      return promise as Promise<Value>
    },
    close: async () => {
      closed = true
      for (const task of queue.splice(0)) refuse(task, new Error('the search index is closed'))
      await Promise.all(serving)
      await Promise.all([...leaving, ...[...idle, ...starting].map((thread) => thread.terminate())])
    },
  }
}

const orLate = async <Value>(work: Promise<Value>, ms: number): Promise<Value | typeof LATE> => {
  const { promise, resolve } = Promise.withResolvers<typeof LATE>()
  const timer = setTimeout(() => resolve(LATE), ms)
  return Promise.race([work, promise]).finally(() => clearTimeout(timer))
}

const timeout = (ms: number): Error =>
  domainError('TIMEOUT', { zh: `检索超过 ${ms / 1000} 秒未完成;请缩小范围或简化检索词`, en: `The search did not finish within ${ms / 1000} s; narrow it down` })

const overloaded = (): Error => domainError('OVERLOADED')
