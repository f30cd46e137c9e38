import { readFileSync } from 'node:fs'

const KILOBYTE = 1 / 1_024

/** Memory of a process that is resident now, in MB (proc_pid_status(5)). */
export const residentMb = (pid: number): number => Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? Number.NaN) * KILOBYTE

/** The highest resident memory while something runs. */
export const watchResident = (pid: number, everyMs = 100): { stop(): number } => {
  let highest = residentMb(pid)
  const timer = setInterval(() => { highest = Math.max(highest, residentMb(pid)) }, everyMs)
  return {
    stop: () => {
      clearInterval(timer)
      return highest
    },
  }
}
