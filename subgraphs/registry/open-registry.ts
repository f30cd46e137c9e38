import { join } from 'node:path'
import type { CheckResult } from '../../schema/checks/check.ts'
import { DEFAULT_LIMITS, type Limits } from '../../schema/limits/limits.ts'
import type { PartnerSubgraph } from '../../schema/partner.ts'
import type { RequestInit } from '../kit/context.ts'
import { type Executor, openDatabase } from '../kit/database.ts'
import type { AskAs } from '../kit/graph-client.ts'
import type { Log } from '../kit/log.ts'
import { Loop } from '../kit/loop.ts'
import { migrate } from '../kit/migrate.ts'
import { guardedPost } from '../kit/outbound/guarded-post.ts'
import { remembered } from '../kit/remembered.ts'
import { buildRegistrySchema } from './build-schema.ts'
import { createChecker } from './checking/checker.ts'
import { createExportWorker } from './exports/export-worker.ts'
import { comparePurpose } from './frozen/compare-purpose.ts'
import { freezePurpose } from './frozen/freeze-purpose.ts'
import { schemaDeprecations } from './graph/deprecations.ts'
import type { OwnGraph } from './graph/own-graph.ts'
import { startGraph } from './graph/start-graph.ts'
import { createContext, type RegistryRuntime } from './runtime.ts'
import { createCurrentApi } from './saved-queries/current-api.ts'
import type { SendMail } from './mail/send-mail.ts'
import { createDispatcher } from './schedules/dispatcher.ts'
import type { Webhooks } from './schedules/webhook.ts'
import { runPurpose } from './schedules/run-purpose.ts'
import { createScheduler } from './schedules/scheduler.ts'
import { departDue } from './services/change-membership.ts'

const DEPARTURES_MS = 30_000
const DEPRECATIONS_SECONDS = 10

export interface RegistryOptions {
  databaseUrl: string
  own: OwnGraph
  /** Asks a candidate endpoint whether it keeps the contract. */
  probe: (subgraph: PartnerSubgraph) => Promise<CheckResult[]>
  /** Asks the public graph for people: jobs and schedules do. */
  askAs: AskAs
  log: Log
  /** What gateways refuse beyond: no query is saved that they would not answer. */
  limits?: Limits
  connections?: number
  /** Null where no mail is sent. */
  mail?: SendMail | null
  /** Posts to the addresses that people gave; public ones only unless told. */
  webhooks?: Webhooks
  /** Where people reach this system. */
  publicUrl?: () => string
  /** Of jobs, where others than usual are wanted: after a page that did not come (the first of several), and between looks for what is due. */
  pauses?: { pageMs?: number; dueMs?: number }
}

export interface RunningRegistry {
  name: string
  schema: ReturnType<typeof buildRegistrySchema>
  createContext(init: RequestInit): ReturnType<typeof createContext>
  close(): Promise<void>
}

/** Migrates the registry's tables, brings the stored graph up to this release, and answers its part of the graph. */
export const openRegistry = async ({ databaseUrl, own, probe, askAs, log, limits = DEFAULT_LIMITS, connections = 4, mail = null, webhooks = { post: guardedPost({ allowPrivate: false }), allowPrivate: false }, publicUrl = () => '', pauses = {} }: RegistryOptions): Promise<RunningRegistry> => {
  const database = openDatabase({ url: databaseUrl, connections, name: 'registry' })
  const db = database.db as unknown as Executor
  const exports = createExportWorker({ database, askAs, purposes: { FREEZE: freezePurpose(db), COMPARE: comparePurpose(db), RUN: runPurpose(database) }, log, ...(pauses.pageMs === undefined ? {} : { retryMs: pauses.pageMs }) })
  const runtime: RegistryRuntime = { database, own, checker: createChecker(), probe, askAs, exports, mail, webhooks, publicUrl, log, deprecations: remembered(() => schemaDeprecations(database, new Date()), DEPRECATIONS_SECONDS), currentApi: createCurrentApi(database, limits) }
  const scheduler = createScheduler(runtime, pauses.dueMs)
  const dispatcher = createDispatcher(runtime, pauses.dueMs)
  const departures = new Loop({
    log, idleMs: DEPARTURES_MS,
    step: async () => (await departDue(runtime, new Date())) > 0,
    onError: (error) => log.error({ err: error }, 'a partner whose notice is over could not be let go'),
  })
  try {
    await migrate(database.sql, 'registry', join(import.meta.dirname, 'migrations'))
    await startGraph(runtime)
  } catch (error) {
    await runtime.checker.close()
    await database.close()
    throw error
  }
  departures.start()
  exports.start()
  scheduler.start()
  dispatcher.start()
  return {
    name: 'registry',
    schema: buildRegistrySchema(),
    createContext: (init) => createContext(runtime, init),
    close: async () => {
      await departures.stop()
      await scheduler.stop()
      await dispatcher.stop()
      mail?.close()
      await exports.stop()
      await runtime.checker.close()
      await database.close()
    },
  }
}
