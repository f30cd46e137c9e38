import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { UserMessage } from '../user-message.ts'

/** Raised when the layout of the folder changes; older ones are brought up by `UPGRADES`. */
export const LAYOUT = 1
const STAMP = 'keyuan.json'
const LOCK = 'lock'

export interface Stamp { layout: number; demoLoaded: boolean }

export interface DataFolder {
  path: string
  stamp(): Stamp
  update(change: Partial<Stamp>): void
  /** Lets another process in. */
  release(): void
}

/** From layout n to n + 1. */
const UPGRADES: Readonly<Record<number, (path: string) => void>> = {}

const reason = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '')

const startOf = (pid: number): string => {
  try {
    // Field 22 of /proc/<pid>/stat: when it started; tells a reused process id from the one that wrote the lock.
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[19] ?? ''
  } catch {
    return ''
  }
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return reason(error) === 'EPERM'
  }
}

const holderOf = (file: string): number | null => {
  const [pid = '', started = ''] = readFileSync(file, 'utf8').split(' ')
  const holder = Number(pid)
  return Number.isInteger(holder) && holder > 0 && isAlive(holder) && (started === '' || startOf(holder) === started) ? holder : null
}

const lock = (path: string): void => {
  const file = join(path, LOCK)
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      const handle = openSync(file, 'wx')
      writeSync(handle, `${process.pid} ${startOf(process.pid)}`)
      closeSync(handle)
      return
    } catch (error) {
      if (reason(error) !== 'EEXIST') throw error
      const holder = holderOf(file)
      if (holder !== null) throw new UserMessage(`数据文件夹 ${path} 正被另一个进程(pid ${holder})使用;请先停止它,或用 --data 换一个文件夹 / The data folder is in use by process ${holder}: stop it, or choose another with --data`)
      rmSync(file, { force: true })
    }
  }
  throw new UserMessage(`数据文件夹 ${path} 正被另一个刚启动的进程使用;请用 --data 换一个文件夹 / The data folder has just been taken by another process: choose another with --data`)
}

const readStamp = (path: string): Stamp => {
  const file = join(path, STAMP)
  try {
    const stamp = JSON.parse(readFileSync(file, 'utf8')) as Stamp
    if (!Number.isInteger(stamp.layout)) throw new Error('no layout')
    return stamp
  } catch {
    throw new UserMessage(`数据文件夹 ${path} 已损坏(${STAMP} 不可读);请恢复备份,或加 --fresh 重新开始 / The data folder is broken (${STAMP}): restore it, or start over with --fresh`)
  }
}

const writeStamp = (path: string, stamp: Stamp): void => {
  writeFileSync(join(path, `${STAMP}.new`), `${JSON.stringify(stamp)}\n`)
  renameSync(join(path, `${STAMP}.new`), join(path, STAMP))
}

const isOurs = (path: string): boolean => existsSync(join(path, STAMP))
const isEmpty = (path: string): boolean => readdirSync(path).every((name) => name === LOCK)

/** Opens the folder for this process alone: makes it, empties it when asked to start over, brings an older one up. */
export const openDataFolder = (path: string, fresh: boolean): DataFolder => {
  try {
    mkdirSync(path, { recursive: true })
    lock(path)
  } catch (error) {
    if (error instanceof UserMessage) throw error
    throw new UserMessage(`不能写入数据文件夹 ${path}(${reason(error)});请检查权限,或用 --data 换一个文件夹 / Cannot write to the data folder: check its permissions, or choose another with --data`)
  }
  const release = (): void => rmSync(join(path, LOCK), { force: true })
  try {
    if (!isOurs(path) && !isEmpty(path)) {
      throw new UserMessage(`${path} 不是科源的数据文件夹,里面有别的文件;请用 --data 指定一个空文件夹 / This folder holds other files and no data of ours: choose an empty one with --data`)
    }
    if (fresh) for (const name of readdirSync(path)) if (name !== LOCK) rmSync(join(path, name), { recursive: true, force: true })
    if (!isOurs(path)) writeStamp(path, { layout: LAYOUT, demoLoaded: false })
    let stamp = readStamp(path)
    if (stamp.layout > LAYOUT) throw new UserMessage(`数据文件夹 ${path} 由更新的版本写成(布局 ${stamp.layout},本版本 ${LAYOUT});请用新版本启动,或用 --data 换一个文件夹 / The data folder was written by a newer release: run that one, or choose another folder with --data`)
    for (; stamp.layout < LAYOUT; stamp = { ...stamp, layout: stamp.layout + 1 }) {
      UPGRADES[stamp.layout]?.(path)
      writeStamp(path, { ...stamp, layout: stamp.layout + 1 })
    }
    return {
      path,
      stamp: () => stamp,
      update: (change) => {
        stamp = { ...stamp, ...change }
        writeStamp(path, stamp)
      },
      release,
    }
  } catch (error) {
    release()
    throw error
  }
}
