/** `npm run serve -- <subgraph | catalogue | registry | accounts | gateway>`: one process of the distributed form. `gateway --supergraph FILE` serves any supergraph. */
import { readFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { parseArgs } from 'node:util'
import { createGateway } from '../gateway/create-gateway.ts'
import { configuredUrl, readConfig, readLimits } from '../gateway/config.ts'
import { explorerRoutes } from '../gateway/explorer/routes.ts'
import { pageOperations } from '../gateway/operations/page-operations.ts'
import { webRoutes } from '../gateway/web/routes.ts'
import { bootArtifact } from '../gateway/versions/supergraph-source.ts'
import { plainArtifact } from '../schema/plain-artifact.ts'
import { storedArtifact } from '../schema/stored-artifact.ts'
import type { SupergraphArtifact } from '../schema/supergraph.ts'
import type { Viewer } from '../schema/viewer.ts'
import { openAccounts } from '../subgraphs/accounts/open-accounts.ts'
import { openAccountStore } from '../subgraphs/accounts/open-account-store.ts'
import { createPartnerFeeds } from '../subgraphs/catalogue/follow/partner-feeds.ts'
import { remoteFeed } from '../subgraphs/catalogue/follow/remote-feed.ts'
import { openCatalogue, type RunningCatalogue } from '../subgraphs/catalogue/open-catalogue.ts'
import { readEngineConfig } from '../subgraphs/catalogue/search/engine-config.ts'
import { openSearchEngine } from '../subgraphs/catalogue/search/open-search-engine.ts'
import { createAskAs } from '../subgraphs/kit/ask-as.ts'
import { boundedCache } from '../subgraphs/kit/bounded-cache.ts'
import { type ProcessConfig, readProcessConfig } from '../subgraphs/kit/config.ts'
import { signCursorsWith } from '../subgraphs/kit/cursor.ts'
import { cursorSecret } from '../subgraphs/kit/cursor-secret.ts'
import { createLog, type Log } from '../subgraphs/kit/log.ts'
import { openSubgraph } from '../subgraphs/kit/open-subgraph.ts'
import type { ServedSubgraph } from '../subgraphs/kit/server/served-subgraph.ts'
import { type ServeOptions, serveSubgraph } from '../subgraphs/kit/server/serve-subgraph.ts'
import { surviveRejections } from '../subgraphs/kit/survive-rejections.ts'
import { createMint } from '../subgraphs/kit/tokens/mint-viewer-token.ts'
import { loadSigningKey, type SigningKey } from '../subgraphs/kit/tokens/signing-key.ts'
import { createVerifier } from '../subgraphs/kit/tokens/verify-viewer-token.ts'
import { openSupergraphStore } from '../subgraphs/registry/open-supergraph-store.ts'
import { own, stored } from './own-subgraphs.ts'
import { accountHooks } from './start/accounts.ts'
import { fileRoutes } from './start/files.ts'
import { atAddresses, internalRoute } from './start/internal-route.ts'
import { SERVICE } from './start/local-graph.ts'
import { openMail } from './start/mail.ts'
import { addSignIn } from './start/sign-in.ts'
import { publicAddress } from './start/public-address.ts'
import { openOwnRegistry, registryHooks, registryRoutes } from './start/registry.ts'

const FOLLOWER: Viewer = { id: 'catalogue', grants: [{ role: 'SERVICE' }] }

interface Closable { close(): Promise<void> }

type Opened = Pick<ServeOptions, 'subgraph' | 'ofVersion'> & Closable

const signingKeyOf = (config: ProcessConfig): Promise<SigningKey> => {
  if (!config.signingKeyFile) throw new Error('请设置 KEYUAN_SIGNING_KEY_FILE:目录与登记处要以它向各子图证明身份 / Set KEYUAN_SIGNING_KEY_FILE: catalogue and registry prove themselves to subgraphs with it')
  return loadSigningKey(config.signingKeyFile)
}

const openCatalogueProcess = async (config: ProcessConfig, log: Log): Promise<Opened> => {
  const engineConfig = readEngineConfig(process.env)
  const mint = createMint(await signingKeyOf(config))
  const store = openSupergraphStore(config.databaseUrl)
  const artifact = await bootArtifact({ source: { ...store, acknowledge: async () => undefined }, committed: storedArtifact(), log: log as never })
  const feeds = artifact.subgraphs.filter((subgraph) => subgraph.feed && !subgraph.terms).map(({ namespace }) => {
    const address = config.urlOf(namespace)
    if (!address) throw new Error(`请设置 KEYUAN_URL_${namespace.replaceAll('-', '_').toUpperCase()} / Set the address of ${namespace}`)
    return remoteFeed({ namespace, url: address, token: () => mint(FOLLOWER, namespace) })
  })
  const catalogue = await openCatalogue({ databaseUrl: config.databaseUrl, engine: await openSearchEngine(engineConfig, config.indexFolder, log), artifact, sources: feeds, log, connections: config.connections, driftSeconds: engineConfig.driftSeconds })
  const partners = createPartnerFeeds({
    catalogue, current: store.current, watch: store.watch, log,
    open: ({ namespace, url, terms }) => remoteFeed({ namespace, url, token: () => mint(FOLLOWER, namespace), ...(terms ? { partner: { terms, allowPrivate: config.partnersPrivate, share: config.partnersShare } } : {}) }),
  })
  partners.start()
  return {
    subgraph: catalogue,
    ofVersion: versionsOf(catalogue, artifact.version, store.byVersion),
    close: async () => {
      await partners.stop()
      await catalogue.close()
      await store.close()
      await Promise.all(feeds.map((feed) => feed.close()))
    },
  }
}

/** Versions that some gateway still serves, or serves already: the schema of each, made when it is first asked for. */
const versionsOf = (catalogue: RunningCatalogue, own: string, load: (version: string) => Promise<SupergraphArtifact | null>): NonNullable<ServeOptions['ofVersion']> => {
  const known = boundedCache<string, Promise<ServedSubgraph | null>>({ entries: 8 })
  return (version) => {
    if (version === own) return Promise.resolve(catalogue)
    const found = known.get(version) ?? load(version).then((artifact) => (artifact ? catalogue.withArtifact(artifact) : null))
    known.set(version, found)
    found.then((served) => { if (!served) known.delete(version) }, () => known.delete(version))
    return found
  }
}

const openRegistryProcess = async (config: ProcessConfig, log: Log): Promise<Opened> => {
  const signingKey = await signingKeyOf(config)
  const graphUrl = (): string => {
    if (config.graphUrl === null) throw new Error('请设置 KEYUAN_GRAPH_URL:导出与定时任务要向公开的图提问 / Set KEYUAN_GRAPH_URL: exports and schedules ask the public graph')
    return config.graphUrl
  }
  const publicUrl = (): string => {
    if (config.publicUrl === null) throw new Error('请设置 KEYUAN_PUBLIC_URL:邮件中的链接指向它 / Set KEYUAN_PUBLIC_URL: links in mail lead there')
    return config.publicUrl
  }
  // Said at the start, not with the first message.
  if (process.env.KEYUAN_SMTP_URL) publicUrl()
  const registry = await openOwnRegistry({ databaseUrl: config.databaseUrl, signingKey, allowPrivate: config.partnersPrivate, askAs: createAskAs({ graphUrl, signingKey }), log, limits: readLimits(process.env), mail: openMail(process.env, publicUrl) })
  return { subgraph: registry, close: registry.close }
}

const openAccountsProcess = async (config: ProcessConfig, log: Log): Promise<Opened> => {
  const accounts = await openAccounts({ databaseUrl: config.databaseUrl, connections: config.connections, log })
  return { subgraph: accounts, close: accounts.close }
}

const openProcess = async (name: string, config: ProcessConfig, log: Log): Promise<Opened> => {
  if (name === 'catalogue') return openCatalogueProcess(config, log)
  if (name === 'registry') return openRegistryProcess(config, log)
  if (name === 'accounts') return openAccountsProcess(config, log)
  const definition = own.find((candidate) => candidate.namespace === name)
  if (!definition) throw new Error(`no subgraph ${name}`)
  const subgraph = await openSubgraph(definition, { databaseUrl: config.databaseUrl, connections: config.connections })
  return { subgraph, close: subgraph.close }
}

const serveOne = async (name: string): Promise<Closable> => {
  const config = readProcessConfig(process.env)
  const log = createLog(name, config.logLevel)
  signCursorsWith(await cursorSecret(config.databaseUrl))
  surviveRejections(log)
  const verify = createVerifier({ audience: name, trustedKeys: config.trustedKeys })
  const opened = await openProcess(name, config, log)
  const app = serveSubgraph({ ...opened, verify, log })
  const url = await app.listen({ host: config.host, port: config.port })
  process.stdout.write(`ready ${url}/graphql\n`)
  return { close: async () => {
    await app.close()
    await opened.close()
  } }
}

/** `--supergraph FILE`: that graph and no other, without catalogue, registry and explorer. */
const servePlain = async (file: string): Promise<Closable> => {
  const config = readConfig(process.env)
  const log = createLog('gateway', config.logLevel)
  surviveRejections(log)
  const gateway = createGateway({ artifact: plainArtifact(readFileSync(file, 'utf8')), config, log: log as never })
  const { url } = await gateway.start()
  process.stdout.write(`ready ${url}/graphql\n`)
  return { close: () => gateway.stop() }
}

const serveGateway = async (): Promise<Closable> => {
  const config = readConfig(process.env)
  const log = createLog('gateway', config.logLevel)
  surviveRejections(log)
  const signingKey = await loadSigningKey(config.signingKeyFile)
  const mint = createMint(signingKey)
  // Without a database the gateway serves what it served last, or our own graph: it knows of no partners and no publish tokens.
  const store = process.env.KEYUAN_DATABASE_URL ? openSupergraphStore(process.env.KEYUAN_DATABASE_URL) : null
  const { hooks, recorder } = store ? registryHooks(store, `${hostname()} ${process.pid}`, log) : {}
  const accounts = process.env.KEYUAN_DATABASE_URL ? openAccountStore(process.env.KEYUAN_DATABASE_URL) : null
  const address = publicAddress(config)
  const file = config.supergraphFile
  const gateway = createGateway({
    artifact: await bootArtifact({ source: hooks?.source, file, committed: storedArtifact(), log: log as never }),
    config, log: log as never, signingKey, ...(hooks ?? {}), ...(accounts ? accountHooks(accounts, address.get, hooks?.findViewer) : {}), ...(file === undefined ? {} : { artifactFile: file }),
    planAhead: pageOperations().filter(({ definition }) => definition.operation === 'query'),
    addRoutes: async (app) => {
      if (config.internalToken !== undefined) internalRoute(app, atAddresses((namespace) => configuredUrl(config, namespace), (namespace) => mint(SERVICE, namespace)), config.internalToken)
      if (store) await registryRoutes(app, store)
      if (accounts) await addSignIn(app, { config, accounts, publicUrl: address.get, signingKey, log })
      await explorerRoutes(app, { limits: config.limits })
      const sendPage = await webRoutes(app, config.publicUrl === undefined ? {} : { publicUrl: config.publicUrl })
      if (process.env.KEYUAN_DATABASE_URL) await fileRoutes(app, { databaseUrl: process.env.KEYUAN_DATABASE_URL, sendPage, publicUrl: address.get, ...(config.publicUrl === undefined ? {} : { configuredUrl: config.publicUrl }) })
    },
  })
  const { url } = await gateway.start()
  address.listens(url)
  process.stdout.write(`ready ${url}/graphql\n`)
  return { close: async () => {
    await gateway.stop()
    await recorder?.close()
    await store?.close()
    await accounts?.close()
  } }
}

const [name, ...flags] = process.argv.slice(2)
const { values: { supergraph } } = parseArgs({ args: flags, options: { supergraph: { type: 'string' } } })
const names = [...stored.map(({ namespace }) => namespace), 'gateway']
if (!name || !names.includes(name)) {
  process.stderr.write(`用法 / usage: npm run serve -- <${names.join(' | ')}> · gateway --supergraph FILE\n`)
  process.exit(1)
}
try {
  const running = name !== 'gateway' ? await serveOne(name) : supergraph === undefined ? await serveGateway() : await servePlain(supergraph)
  let stopping = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(1)
      stopping = true
      running.close().then(() => process.exit(0), (error: unknown) => {
        process.stderr.write(`${String(error)}\n`)
        process.exit(1)
      })
    })
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}
