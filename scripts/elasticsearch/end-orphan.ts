import { existsSync, readFileSync, rmSync } from 'node:fs'
import { alive, commandOf, until } from '../processes.ts'
import { UserMessage } from '../user-message.ts'
import type { ServerFolder } from './server-folder.ts'

const STOP_TIMEOUT_MS = 20_000

/** The process in a pid file where it still runs on this folder; another program that has the number by now is none. */
const ownProcess = (file: string, folder: string): number | null => {
  if (!existsSync(file)) return null
  const pid = Number(readFileSync(file, 'utf8'))
  if (!Number.isInteger(pid) || pid <= 1 || !alive(pid)) return null
  const command = commandOf(pid)
  if (command === '' && alive(pid)) throw new UserMessage(`${folder} 可能正被进程 ${pid} 使用,而其命令无法读取;请先确认并结束它 / Process ${pid} may be using this folder and cannot be looked at: end it first`)
  return command.includes(folder) ? pid : null
}

/** A server that outlived the process that started it is ended; the caller holds the lock of the folder, so nobody uses it. */
export const endOrphan = async (server: ServerFolder): Promise<void> => {
  const left = [server.launcherPid, server.serverPid].map((file) => ownProcess(file, server.path)).filter((pid) => pid !== null)
  for (const pid of left) process.kill(pid, 'SIGTERM')
  if (!(await until(() => !left.some(alive), STOP_TIMEOUT_MS))) {
    for (const pid of left.filter(alive)) process.kill(pid, 'SIGKILL')
    await until(() => !left.some(alive), STOP_TIMEOUT_MS)
  }
  for (const file of [server.launcherPid, server.serverPid]) rmSync(file, { force: true })
}
