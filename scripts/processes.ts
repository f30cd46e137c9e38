import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

/** Ended, but its parent has not asked after it: holds nothing any more. */
const isZombie = (pid: number): boolean => existsSync('/proc/self') && /^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))

/** Whether a process with this number runs and may be signalled. */
export const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return !isZombie(pid)
  } catch {
    return false
  }
}

/** The command line of a process, empty where it cannot be read. */
export const commandOf = (pid: number): string => {
  try {
    if (existsSync('/proc/self')) return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    return execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
  } catch {
    return ''
  }
}

/** Asks again until it is so; false after `timeout` milliseconds. */
export const until = async (done: () => boolean | Promise<boolean>, timeout: number, pause = 50): Promise<boolean> => {
  const end = Date.now() + timeout
  while (Date.now() < end) {
    if (await done()) return true
    await new Promise((resolve) => setTimeout(resolve, pause))
  }
  return false
}
