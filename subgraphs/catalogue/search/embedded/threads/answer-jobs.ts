import { parentPort } from 'node:worker_threads'

export interface JobMessage<Job> { id: number; job: Job }
export type AnswerMessage = 'READY' | { id: number; value: unknown } | { id: number; error: Error }

/** The worker's side: says that it is ready, then answers one job after the other with its value or its error. */
export const answerJobs = <Job>(answer: (job: Job) => unknown): void => {
  if (!parentPort) throw new Error('this file is the start of a worker thread')
  const post = (message: AnswerMessage): void => parentPort?.postMessage(message)
  parentPort.on('message', ({ id, job }: JobMessage<Job>) => post(outcome(id, () => answer(job))))
  post('READY')
}

const outcome = (id: number, answer: () => unknown): AnswerMessage => {
  try {
    return { id, value: answer() }
  } catch (error) {
    return { id, error: error instanceof Error ? error : new Error(String(error)) }
  }
}
