import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/**
 * One process owns an index folder. The lock is an exclusive transaction that is never committed: the operating system lets go of it with the process,
 * however that ends, so there is no stale lock to clean up.
 */
export const lockFolder = (path: string): { release(): void } => {
  const db = new DatabaseSync(join(path, 'owner.sqlite'), { timeout: 0 })
  try {
    db.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    db.close()
    throw isBusy(error) ? new Error(refusal(path), { cause: error }) : error
  }
  return { release: () => db.close() }
}

const isBusy = (error: unknown): boolean => error instanceof Error && 'errcode' in error && error.errcode === 5

const refusal = (path: string): string =>
  `检索索引目录 ${path} 正被另一进程使用;请先停止该进程,或为本进程另设目录,或改用 Elasticsearch / The search index folder ${path} is in use by another process; stop that one, give this one a folder of its own, or use Elasticsearch`
