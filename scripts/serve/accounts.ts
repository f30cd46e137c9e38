import { openAccounts } from '../../subgraphs/accounts/open-accounts.ts'
import type { Open } from './opened.ts'

export const openAccountsProcess: Open = async (config, log) => {
  const accounts = await openAccounts({ databaseUrl: config.databaseUrl, connections: config.connections, log })
  return { subgraph: accounts, close: accounts.close }
}
