/** `npm start`: the whole graph in one process, with its own PostgreSQL, index, explorer and demo data. */
import { hostname } from 'node:os'
import { join } from 'node:path'
import { createGateway, type Gateway } from '../gateway/create-gateway.ts'
import { readConfig } from '../gateway/config.ts'
import { explorerRoutes } from '../gateway/explorer/routes.ts'
import { pageOperations } from '../gateway/operations/page-operations.ts'
import { webRoutes } from '../gateway/web/routes.ts'
import { signCursorsWith } from '../subgraphs/kit/cursor.ts'
import { cursorSecret } from '../subgraphs/kit/cursor-secret.ts'
import { createLog } from '../subgraphs/kit/log.ts'
import { NewerDataError } from '../subgraphs/kit/migrate.ts'
import { surviveRejections } from '../subgraphs/kit/survive-rejections.ts'
import { loadSigningKey } from '../subgraphs/kit/tokens/signing-key.ts'
import { demoAccounts } from './development-issuer/identity.ts'
import { boundHeapGrowth } from './heap-growth.ts'
import { makeKeys } from './keys.ts'
import { type EmbeddedPostgres, startPostgres } from './postgres/embedded.ts'
import { accountHooks } from './start/accounts.ts'
import { type DataFolder, openDataFolder } from './start/data-folder.ts'
import { fileRoutes } from './start/files.ts'
import { insideProcess, internalRoute, newToken, writeRunFile } from './start/internal-route.ts'
import { loadDemo } from './start/load-demo.ts'
import { type LocalGraph, openLocalGraph } from './start/local-graph.ts'
import { registryHooks, registryRoutes } from './start/registry.ts'
import { startOptions } from './start/options.ts'
import { checkPort } from './start/port-check.ts'
import { publicAddress } from './start/public-address.ts'
import { askGraph, SAMPLE } from './start/sample.ts'
import { addDevelopmentSignIn, addSignIn, usesDevelopmentIssuer } from './start/sign-in.ts'
import { UserMessage } from './user-message.ts'

boundHeapGrowth()

/** A cold engine takes its time with the demo data. */
const DEMO_MS = 60_000

const say = (text: string): void => void process.stdout.write(`${text}\n`)

interface Running { folder?: DataFolder; postgres?: EmbeddedPostgres; graph?: LocalGraph; recorder?: { close(): Promise<void> }; gateway?: Gateway }

/** Stops in the reverse order of starting; what was not started is passed over. */
const stop = async ({ gateway, recorder, graph, postgres, folder }: Running): Promise<void> => {
  await gateway?.stop()
  await recorder?.close()
  await graph?.close()
  await postgres?.stop()
  folder?.release()
}

const start = async (running: Running, args: string[], environment: NodeJS.ProcessEnv): Promise<void> => {
  const options = startOptions(args, environment)
  const given = { ...environment, ...(options.port === undefined ? {} : { KEYUAN_PORT: String(options.port) }), KEYUAN_LOG_LEVEL: environment.KEYUAN_LOG_LEVEL || 'warn' }
  const config = readConfig(given)
  if (config.port !== 0) await checkPort(config.host, config.port)
  const log = createLog('keyuan', config.logLevel)
  surviveRejections(log)
  const folder = (running.folder = openDataFolder(options.data, options.fresh))
  const databaseUrl = environment.KEYUAN_DATABASE_URL || (running.postgres = await startPostgres({ folder: join(options.data, 'postgres') })).url
  signCursorsWith(await cursorSecret(databaseUrl))
  // Kept with the data, so that tokens of before a restart and the key sets that partners remember stay good.
  const signingKey = await loadSigningKey(config.signingKeyFile ?? (await makeKeys(join(options.data, 'keys'))).signing)
  const address = publicAddress(config)
  // Jobs of this process ask it where it listens, whatever the public calls it.
  const listening = publicAddress({ publicUrl: undefined })
  const graphUrl = (): string => `${listening.get()}/graphql`
  const graph = (running.graph = await openLocalGraph({ databaseUrl, dataFolder: options.data, log, signingKey, partnersPrivate: config.partnersPrivate, graphUrl, publicUrl: address.get }))
  let positions: string[] = []
  if (options.demo && !folder.stamp().demoLoaded) {
    const loaded = await loadDemo(graph)
    positions = loaded.positions
    folder.update({ demoLoaded: true })
    say(`演示数据 / demo data: ${loaded.records}`)
  }
  // Each time: those who are there stay as they are, and data of before there were accounts get them.
  if (options.demo && usesDevelopmentIssuer(config)) await graph.accountStore.seedPeople(demoAccounts())
  const token = newToken()
  const { hooks, recorder } = registryHooks(graph.store, `${hostname()} ${process.pid}`, log)
  running.recorder = recorder
  const gateway = (running.gateway = createGateway({
    artifact: graph.artifact, config, log: log as never, signingKey, ...hooks, ...accountHooks(graph.accountStore, address.get, hooks.findViewer), artifactFile: join(options.data, 'supergraph.json'),
    localSubgraphs: graph.localSubgraphs,
    planAhead: pageOperations().filter(({ definition }) => definition.operation === 'query'),
    addRoutes: async (app) => {
      internalRoute(app, insideProcess(graph), token)
      await registryRoutes(app, graph.store)
      const signIn = { config, accounts: graph.accountStore, publicUrl: address.get, signingKey, log }
      await (usesDevelopmentIssuer(config) ? addDevelopmentSignIn(app, signIn) : addSignIn(app, signIn))
      await explorerRoutes(app, { limits: config.limits })
      await fileRoutes(app, { databaseUrl, publicUrl: address.get, ...(config.publicUrl === undefined ? {} : { configuredUrl: config.publicUrl }), sendPage: await webRoutes(app, config.publicUrl === undefined ? {} : { publicUrl: config.publicUrl }) })
    },
  }))
  const { url } = await gateway.start()
  address.listens(url)
  listening.listens(url)
  writeRunFile(options.data, { url: `${url}/graphql`, internalUrl: `${url}/internal`, internalToken: token, pid: process.pid })
  if (!(await graph.catalogue.reached(positions, DEMO_MS))) say('演示数据仍在编入索引,检索结果暂不完整 / the demo data are still being indexed: searches find a part of them')
  const answer = await askGraph(`${url}/graphql`, SAMPLE)
  say(`\n网页 / pages      ${url}/\n图 / graph        ${url}/graphql\n浏览器 / explorer ${url}/explorer\n健康 / health     ${url}/health\n数据 / data       ${options.data}\n\n${SAMPLE}\n${JSON.stringify(answer, null, 2)}\n`)
  say(`ready ${url}/graphql`)
}

const sentence = (error: unknown): string => {
  if (error instanceof UserMessage || error instanceof NewerDataError) return error.message
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

const running: Running = {}
let stopping: Promise<void> | null = null
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (stopping) return process.exit(1)
    say('正在停止 / stopping')
    stopping = stop(running).then(() => process.exit(0), (error: unknown) => {
      process.stderr.write(`${sentence(error)}\n`)
      process.exit(1)
    })
  })
}
try {
  await start(running, process.argv.slice(2), process.env)
} catch (error) {
  process.stderr.write(`${sentence(error)}\n`)
  await stop(running).catch((again: unknown) => process.stderr.write(`${sentence(again)}\n`))
  process.exit(1)
}
