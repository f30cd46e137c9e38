import type { Client } from '@elastic/elasticsearch'
import type { Current } from '../indices/current.ts'
import { isMissingIndex } from './failure.ts'
import { readingError, unavailable } from './reading-error.ts'
import { problemOf } from './operator-problem.ts'

export interface Options { signal: AbortSignal }
export type Ask = <T extends object>(run: (client: Client, options: Options) => Promise<T>) => Promise<T>

export interface AskOptions {
  client: Client
  current: Current
  deadlineMs: number
  /** Is told what whoever runs the server has to do. */
  warn: (sentence: string) => void
}

/**
 * One question to Elasticsearch, answered or refused within the deadline. The clock is ours: neither the client's own timeout nor its signal holds once the
 * headers of an answer are there, nor while a request waits for a socket.
 */
export const createAsk = ({ client, current, deadlineMs, warn }: AskOptions): Ask => async (run) => {
  try {
    return await within(deadlineMs, async (signal) => {
      await current.get()
      return run(client, { signal }).catch(async (error: unknown) => {
        if (!isMissingIndex(error)) throw error
        // Another process has put other indices in the place of those we knew.
        current.forget()
        await current.get()
        return run(client, { signal })
      })
    })
  } catch (error) {
    const problem = problemOf(error)
    if (problem !== undefined) warn(problem)
    throw readingError(error)
  }
}

export const within = async <T extends object>(deadlineMs: number, run: (signal: AbortSignal) => Promise<T>): Promise<T> => {
  const controller = new AbortController()
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(unavailable())
      controller.abort()
    }, deadlineMs)
  })
  try {
    const answer = await Promise.race([run(controller.signal), late])
    if (typeof answer !== 'object' || answer === null) throw unavailable()
    return answer
  } finally {
    clearTimeout(timer)
  }
}
