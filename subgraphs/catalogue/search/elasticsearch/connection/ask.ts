import type { Client } from '@elastic/elasticsearch'
import type { Current } from '../indices/current.ts'
import { ForeignLayout } from '../indices/foreign-layout.ts'
import type { Generation } from '../indices/generations.ts'
import { isMissingIndex } from './failure.ts'
import { readingError, unavailable } from './reading-error.ts'
import { problemOf } from './operator-problem.ts'

export interface Options { signal: AbortSignal }
/** `run` asks the generation it is given, by the names of its indices: an alias would lead to one of another layout once that is current. `layout`: whether another one is refused. */
export type Ask = <T extends object>(run: (client: Client, options: Options, generation: Generation) => Promise<T>, layout?: 'own' | 'any') => Promise<T>

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
export const createAsk = ({ client, current, deadlineMs, warn }: AskOptions): Ask => async (run, layout = 'own') => {
  const generation = async (): Promise<Generation> => {
    const found = await current.get()
    if (!found.isReadable && layout === 'own') throw new ForeignLayout(found.resources)
    return found
  }
  try {
    return await within(deadlineMs, async (signal) => {
      return run(client, { signal }, await generation()).catch(async (error: unknown) => {
        if (!isMissingIndex(error)) throw error
        // Another process has put other indices in the place of those we knew.
        current.forget()
        return run(client, { signal }, await generation())
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
