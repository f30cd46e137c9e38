import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { alive, until } from '../processes.ts'
import { UserMessage } from '../user-message.ts'

const WAIT_MS = 20 * 60_000

const take = (file: string): boolean => {
  try {
    const handle = openSync(file, 'wx')
    writeSync(handle, String(process.pid))
    closeSync(handle)
    return true
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    return false
  }
}

const holderOf = (file: string): number => {
  try {
    return Number(readFileSync(file, 'utf8'))
  } catch (error) {
    // Let go in this very moment: nobody holds it.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 0
    throw error
  }
}

/** Does the work while no other process does it in that folder; waits for one that is at it, passes over one that died. */
export const alone = async <T>(folder: string, work: () => Promise<T>, say: (text: string) => void): Promise<T> => {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'lock')
  let waiting = false
  const taken = await until(() => {
    if (take(file)) return true
    const holder = holderOf(file)
    if (holder > 0 && !alive(holder)) rmSync(file, { force: true })
    else if (holder > 0 && !waiting) {
      waiting = true
      say(`等待进程 ${holder} 下载 / waiting for process ${holder}, which is downloading`)
    }
    return false
  }, WAIT_MS, 200)
  if (!taken) throw new UserMessage(`另一个进程一直占用 ${file};请确认后删除它 / Another process holds ${file}: look, then delete it`)
  try {
    return await work()
  } finally {
    rmSync(file, { force: true })
  }
}
