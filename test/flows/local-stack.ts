import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { readConfig } from '../../gateway/config.ts'
import { createGateway, type Gateway } from '../../gateway/create-gateway.ts'
import { explorerRoutes } from '../../gateway/explorer/routes.ts'
import { webRoutes, type WebOptions } from '../../gateway/web/routes.ts'
import type { SupergraphArtifact } from '../../schema/supergraph.ts'
import { accountHooks } from '../../scripts/start/accounts.ts'
import { fileRoutes } from '../../scripts/start/files.ts'
import { type LocalGraph, openLocalGraph } from '../../scripts/start/local-graph.ts'
import { SERVICE } from '../../scripts/start/service-viewer.ts'
import { addDevelopmentSignIn, addSignIn, usesDevelopmentIssuer } from '../../scripts/start/sign-in.ts'
import { publicAddress } from '../../scripts/start/public-address.ts'
import { registryHooks, registryRoutes } from '../../scripts/start/registry.ts'
import { executeOn } from '../../subgraphs/kit/execute.ts'
import { ask } from '../support/graph-process.ts'
import { testDatabase } from '../postgres.ts'

export const DEVELOPMENT_KEY = 'a development key of at least 32 characters'
/** Machines that run tests are busy; what is measured is measured elsewhere, and one thread that plans is enough: each takes a second to get ready. */
const PATIENT = { KEYUAN_PLAN_DEADLINE_MS: '10000', KEYUAN_SUBGRAPH_DEADLINE_MS: '10000', KEYUAN_PLAN_WORKERS: '1' }
const UPSERT = 'mutation($input: [ResourceUpsert!]!) { upsertResources(input: $input) { sourceId id result position findings { code message path } } }'

export interface Outcome { sourceId: string; id: string; result: string; position: string; findings: { code: string; path: string[] }[] }

export interface LocalStack {
  graph: LocalGraph
  gateway: Gateway
  url: string
  folder: string
  databaseUrl: string
  /** Every line that was logged. */
  log: string[]
  artifact: SupergraphArtifact
  ask: (query: string, variables?: Record<string, unknown>, headers?: Record<string, string>) => ReturnType<typeof ask>
  upsert(namespace: string, items: { sourceId: string; typename: string; deleted?: boolean; document?: Record<string, unknown> }[]): Promise<Outcome[]>
  /** Resolves when what was asked so far is written down in the registry. */
  recorded(): Promise<void>
  close(): Promise<void>
}

/** The whole graph in this process on a database of its own: real PostgreSQL, real index, real HTTP. `environment` sets up the gateway and chooses the engine (see ../engines.ts), `web` the pages. */
export const openLocalStack = async (environment: Record<string, string> = {}, web: WebOptions = {}): Promise<LocalStack> => {
  const database = await testDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'keyuan-stack-'))
  const lines: string[] = []
  const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) })
  const config = readConfig({ KEYUAN_PORT: '0', KEYUAN_DEVELOPMENT_KEY: DEVELOPMENT_KEY, ...PATIENT, ...environment })
  const address = publicAddress(config)
  const graph = await openLocalGraph({ databaseUrl: database.url, dataFolder: folder, log, environment, graphUrl: () => `${address.get()}/graphql`, publicUrl: address.get })
  const { hooks, recorder } = registryHooks(graph.store, 'test', log)
  const { artifact } = graph
  const gateway = createGateway({
    artifact, config, log, signingKey: graph.signingKey, ...hooks, ...accountHooks(graph.accountStore, address.get, hooks.findViewer),
    addRoutes: async (app) => {
      await registryRoutes(app, graph.store)
      const signIn = { config, accounts: graph.accountStore, publicUrl: address.get, signingKey: graph.signingKey, log }
      await (usesDevelopmentIssuer(config) ? addDevelopmentSignIn(app, signIn) : addSignIn(app, signIn))
      await explorerRoutes(app)
      await fileRoutes(app, { databaseUrl: database.url, publicUrl: address.get, sendPage: await webRoutes(app, web) })
    },
    localSubgraphs: graph.localSubgraphs,
  })
  const { url } = await gateway.start()
  address.listens(url)
  return {
    graph, gateway, folder, artifact, databaseUrl: database.url,
    log: lines,
    recorded: recorder.flush,
    url: `${url}/graphql`,
    ask: (query, variables, headers) => ask(`${url}/graphql`, query, variables, headers),
    upsert: async (namespace, items) => {
      const subgraph = graph.subgraphs.get(namespace)
      if (!subgraph) throw new Error(`no subgraph ${namespace}`)
      const input = items.map(({ document, ...item }) => ({ source: 'test', ...item, ...(document ? { document: { profile: 'core/1', provenance: { origin: 'HARVESTED', source: 'test', sourceId: item.sourceId }, ...document } } : {}) }))
      const { data, errors } = await executeOn(subgraph, { query: UPSERT, variables: { input } }, { viewer: SERVICE, requestId: 'test' })
      if (errors?.[0]) throw errors[0]
      return (JSON.parse(JSON.stringify(data)) as { upsertResources: Outcome[] }).upsertResources
    },
    close: async () => {
      await gateway.stop()
      await recorder.close()
      await graph.close()
      rmSync(folder, { recursive: true, force: true })
      await database.drop()
    },
  }
}
