import { testDatabase } from '../../../test/postgres.ts'
import type { RoleGrant, Viewer } from '../../../schema/viewer.ts'
import { executeOn } from '../../kit/execute.ts'
import { createLog } from '../../kit/log.ts'
import { type AccountStore, openAccountStore } from '../open-account-store.ts'
import { openAccounts } from '../open-accounts.ts'
import { person } from './people.ts'

interface Answer { data: Record<string, never> | null; codes: string[] }

export interface AccountsStage {
  store: AccountStore
  databaseUrl: string
  ask(viewer: Viewer, query: string, variables?: Record<string, unknown>): Promise<Answer>
  /** A person with an account and these roles, as a viewer. */
  viewer(subject: string, grants?: readonly RoleGrant[]): Promise<Viewer & { id: string }>
  close(): Promise<void>
}

/** The accounts on a database of their own, asked as the gateway asks them. */
export const openAccountsStage = async (): Promise<AccountsStage> => {
  const database = await testDatabase()
  const accounts = await openAccounts({ databaseUrl: database.url, log: createLog('test', 'silent') })
  const store = openAccountStore(database.url)
  return {
    store, databaseUrl: database.url,
    ask: async (viewer, query, variables = {}) => {
      const { data, errors } = await executeOn(accounts, { query, variables }, { viewer, requestId: 'test' })
      return { data: data === undefined ? null : JSON.parse(JSON.stringify(data)) as Record<string, never> | null, codes: (errors ?? []).map(({ extensions, message }) => String(extensions.code ?? message)) }
    },
    viewer: async (subject, grants = []) => {
      const id = await person(store, subject, grants)
      return { id, grants: [{ role: 'USER' }, ...grants] }
    },
    close: async () => {
      await store.close()
      await accounts.close()
      await database.drop()
    },
  }
}
