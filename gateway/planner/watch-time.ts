import type { Worker } from 'node:worker_threads'

/** `deadline`: it computed as long as it may. `clock`: it did not get there, since the machine had other things to do. */
export type Overtime = 'deadline' | 'clock'

export interface Watched {
  worker: Pick<Worker, 'cpuUsage'>
  /** Processor time of the thread when the job began. */
  beganMs: number
  deadlineMs: number
  over(why: Overtime): void
}

/** The last resort, beyond the deadline: a thread that gets no processor is not waited for longer than this. */
export const GRACE_MS = 5_000
/** Not asked more often than this. */
const LEAST_MS = 10

/**
 * Watches one job of a thread by the processor time of that thread, so that a busy machine makes no operation a slow one. The thread answers in the middle
 * of its work. Ends when the returned function is called, or after `over`.
 */
export const watchTime = ({ worker, beganMs, deadlineMs, over }: Watched): (() => void) => {
  let timer: NodeJS.Timeout
  let ended = false
  const end = (): void => {
    ended = true
    clearTimeout(timer)
    clearTimeout(clock)
  }
  const tell = (why: Overtime): void => {
    if (ended) return
    end()
    over(why)
  }
  const look = (): void => void worker.cpuUsage().then(
    ({ user, system }) => {
      const left = deadlineMs - ((user + system) / 1_000 - beganMs)
      if (left <= 0) tell('deadline')
      else if (!ended) timer = setTimeout(look, Math.max(left, LEAST_MS))
    },
    // A thread that has ended tells nothing; whoever has it hears of its end.
    end,
  )
  const clock = setTimeout(() => tell('clock'), deadlineMs + GRACE_MS)
  timer = setTimeout(look, deadlineMs)
  return end
}
