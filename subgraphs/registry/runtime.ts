import type { CheckResult } from '../../schema/checks/check.ts'
import type { PartnerSubgraph } from '../../schema/partner.ts'
import type { RequestInit } from '../kit/context.ts'
import type { Database } from '../kit/database.ts'
import type { AskAs } from '../kit/graph-client.ts'
import { createLoaders, type Loaders } from '../kit/loaders.ts'
import type { Log } from '../kit/log.ts'
import type { Checker } from './checking/checker.ts'
import type { SchemaDeprecation } from './graph/deprecations.ts'
import type { ExportWorker } from './exports/export-worker.ts'
import type { SendMail } from './mail/send-mail.ts'
import type { OwnGraph } from './graph/own-graph.ts'
import type { Webhooks } from './schedules/webhook.ts'
import type { CurrentApi } from './saved-queries/current-api.ts'

/** What the registry works with. */
export interface RegistryRuntime {
  database: Database
  own: OwnGraph
  checker: Checker
  /** Asks a candidate endpoint whether it keeps the contract. */
  probe: (subgraph: PartnerSubgraph) => Promise<CheckResult[]>
  /** Asks the public graph for people, with the rights that they have then. */
  askAs: AskAs
  /** What is deprecated and who still asks for it; read anew now and then, since it looks at every recorded operation. */
  deprecations: () => Promise<SchemaDeprecation[]>
  /** The public graph of the moment, against which queries are checked. */
  currentApi: () => Promise<CurrentApi>
  /** Works on exports; told when there is something to do. */
  exports: Pick<ExportWorker, 'wake'>
  /** Sends mail; null where there is no mail server. */
  mail: SendMail | null
  webhooks: Webhooks
  /** Where people reach this system, for links; empty where nobody said so. */
  publicUrl: () => string
  log: Log
}

export interface RegistryContext extends RequestInit {
  runtime: RegistryRuntime
  now: Date
  loader: Loaders
}

export const createContext = (runtime: RegistryRuntime, { viewer, requestId }: RequestInit): RegistryContext => ({ runtime, viewer, requestId, now: new Date(), loader: createLoaders() })
