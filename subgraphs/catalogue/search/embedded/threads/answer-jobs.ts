import { parentPort } from 'node:worker_threads'

export type JobMessage<Job> = 'CLOSE' | { id: number; job: Job }
export type AnswerMessage = 'READY' | { id: number; value: unknown } | { id: number; error: Error }

/** The worker's side: says that it is ready, answers one job after the other with its value or its error, and at the end closes what it has open. */
export const answerJobs = <Job>(answer: (job: Job) => unknown, close: () => void): void => {
  const port = parentPort
  if (!port) throw new Error('this file is the start of a worker thread')
  const post = (message: AnswerMessage): void => port.postMessage(message)
  port.on('message', (message: JobMessage<Job>) => {
    if (message !== 'CLOSE') return post(outcome(message.id, () => answer(message.job)))
    close()
    port.close()
  })
  post('READY')
}

const outcome = (id: number, answer: () => unknown): AnswerMessage => {
  try {
    return { id, value: answer() }
  } catch (error) {
    return { id, error: error instanceof Error ? error : new Error(String(error)) }
  }
}
