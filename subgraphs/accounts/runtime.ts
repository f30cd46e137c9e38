import type { RequestInit } from '../kit/context.ts'
import type { Database } from '../kit/database.ts'
import { createLoaders, type Loaders } from '../kit/loaders.ts'

/** What the accounts work with. */
export interface AccountsRuntime {
  database: Database
}

export interface AccountsContext extends RequestInit {
  runtime: AccountsRuntime
  now: Date
  loader: Loaders
}

export const createContext = (runtime: AccountsRuntime, { viewer, requestId }: RequestInit): AccountsContext => ({ runtime, viewer, requestId, now: new Date(), loader: createLoaders() })
