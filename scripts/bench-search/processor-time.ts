import { existsSync, readdirSync, readFileSync } from 'node:fs'

/** Of `/proc/<pid>/stat`, counted from behind the command (proc_pid_stat(5)). */
const PARENT = 1
const TIMES = [11, 12]
const TIMES_OF_ENDED_CHILDREN = [13, 14]
const TICKS_PER_SECOND = 100

interface ProcessTimes { pid: number; command: string; parent: number; seconds: number }

const processes = (): ProcessTimes[] => readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((pid) => {
  try {
    const [, command = '', rest = ''] = /^\d+ \((.*)\) (.*)$/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? []
    const fields = rest.split(' ').map(Number)
    const ticks = [...TIMES, ...TIMES_OF_ENDED_CHILDREN].reduce((sum, at) => sum + (fields[at] ?? 0), 0)
    return [{ pid: Number(pid), command, parent: fields[PARENT] ?? 0, seconds: ticks / TICKS_PER_SECOND }]
  } catch {
    // It has ended since the folder was read.
    return []
  }
})

export interface ProcessorTime { node: number; postgres: number; engine: number }

/** Processor seconds of this process and of the servers that it has started, all threads; null where the system does not tell. */
export const processorTime = (): ProcessorTime | null => {
  if (!existsSync('/proc/self/stat')) return null
  const all = processes()
  const ours = new Set([process.pid])
  for (let size = 0; size < ours.size;) {
    size = ours.size
    for (const { pid, parent } of all) if (ours.has(parent)) ours.add(pid)
  }
  const of = (command: string): number => all.filter((each) => ours.has(each.pid) && each.command === command).reduce((sum, { seconds }) => sum + seconds, 0)
  const { user, system } = process.cpuUsage()
  return { node: (user + system) / 1e6, postgres: of('postgres'), engine: of('java') }
}
