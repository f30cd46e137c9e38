import { existsSync, mkdirSync, openSync, closeSync, fsyncSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const POINTER = 'current'
const INDEX_FILE = /^index-(\d+)\.sqlite$/

/** The folder of an index: numbered database files, and `current`, which names the one that counts. */
export interface Folder {
  /** Path of the current file; it need not exist yet. */
  current(): string
  /** Path of a file that no index has had yet. */
  next(): string
  /** The atomic step: after it, and after any crash, this file is the current one. */
  makeCurrent(file: string): void
  /** Removes what an interrupted swap left behind. */
  removeOthers(): void
}

export const openFolder = (path: string): Folder => {
  mkdirSync(path, { recursive: true })
  const pointer = join(path, POINTER)
  const numbers = (): number[] => readdirSync(path).flatMap((name) => INDEX_FILE.exec(name)?.[1] ?? []).map(Number)
  const next = (): string => join(path, `index-${Math.max(0, ...numbers()) + 1}.sqlite`)
  const makeCurrent = (file: string): void => {
    writeDurably(`${pointer}.new`, file.slice(path.length + 1))
    renameSync(`${pointer}.new`, pointer)
  }
  const current = (): string => {
    const name = existsSync(pointer) ? readFileSync(pointer, 'utf8') : ''
    if (INDEX_FILE.test(name)) return join(path, name)
    const first = next()
    makeCurrent(first)
    return first
  }
  const removeOthers = (): void => {
    const kept = current()
    for (const name of readdirSync(path)) {
      if (name.startsWith('index-') && !join(path, name).startsWith(kept)) rmSync(join(path, name))
    }
  }
  return { current, next, makeCurrent, removeOthers }
}

const writeDurably = (file: string, text: string): void => {
  writeFileSync(file, text)
  const handle = openSync(file, 'r+')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
