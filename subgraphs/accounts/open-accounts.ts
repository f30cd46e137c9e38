import { join } from 'node:path'
import type { RequestInit } from '../kit/context.ts'
import { openDatabase } from '../kit/database.ts'
import type { Log } from '../kit/log.ts'
import { Loop } from '../kit/loop.ts'
import { migrate } from '../kit/migrate.ts'
import { buildAccountsSchema } from './build-schema.ts'
import { forgetReceipts } from './repositories/audit.ts'
import { forgetSessions } from './repositories/sessions.ts'
import { NAMESPACE } from './tables/postgres.ts'
import { createContext } from './runtime.ts'

/** How long what is over stays: a person may still ask what that sign-in of last week was. */
const KEPT_MS = 30 * 24 * 3_600_000
const TIDY_MS = 3_600_000

export interface AccountsOptions { databaseUrl: string; log: Log; connections?: number }

export interface RunningAccounts {
  name: string
  schema: ReturnType<typeof buildAccountsSchema>
  createContext(init: RequestInit): ReturnType<typeof createContext>
  close(): Promise<void>
}

/** Migrates the tables of the accounts and answers their part of the graph. */
export const openAccounts = async ({ databaseUrl, log, connections = 4 }: AccountsOptions): Promise<RunningAccounts> => {
  const database = openDatabase({ url: databaseUrl, connections, name: NAMESPACE })
  try {
    await migrate(database.sql, NAMESPACE, join(import.meta.dirname, 'migrations'))
  } catch (error) {
    await database.close()
    throw error
  }
  const tidying = new Loop({
    log, idleMs: TIDY_MS,
    step: async () => {
      const before = new Date(Date.now() - KEPT_MS)
      await forgetSessions(database.db, before)
      await forgetReceipts(database.db, before)
      return false
    },
    onError: (error) => log.error({ err: error }, 'sessions that are over could not be forgotten'),
  })
  tidying.start()
  return {
    name: NAMESPACE,
    schema: buildAccountsSchema(),
    createContext: (init) => createContext({ database }, init),
    close: async () => {
      await tidying.stop()
      await database.close()
    },
  }
}
