/** `npm run serve -- <subgraph | catalogue | gateway>`: one process of the distributed form. */
import { createGateway } from '../gateway/create-gateway.ts'
import { configuredUrl, readConfig } from '../gateway/config.ts'
import { explorerRoutes } from '../gateway/explorer/routes.ts'
import { storedArtifact } from '../schema/stored-artifact.ts'
import type { Viewer } from '../schema/viewer.ts'
import { remoteFeed } from '../subgraphs/catalogue/follow/remote-feed.ts'
import { openCatalogue } from '../subgraphs/catalogue/open-catalogue.ts'
import { readEngineConfig } from '../subgraphs/catalogue/search/engine-config.ts'
import { openSearchEngine } from '../subgraphs/catalogue/search/open-search-engine.ts'
import { type ProcessConfig, readProcessConfig } from '../subgraphs/kit/config.ts'
import { signCursorsWith } from '../subgraphs/kit/cursor.ts'
import { cursorSecret } from '../subgraphs/kit/cursor-secret.ts'
import { createLog, type Log } from '../subgraphs/kit/log.ts'
import { openSubgraph } from '../subgraphs/kit/open-subgraph.ts'
import type { ServedSubgraph } from '../subgraphs/kit/server/served-subgraph.ts'
import { serveSubgraph } from '../subgraphs/kit/server/serve-subgraph.ts'
import { surviveRejections } from '../subgraphs/kit/survive-rejections.ts'
import { createMint } from '../subgraphs/kit/tokens/mint-viewer-token.ts'
import { loadSigningKey } from '../subgraphs/kit/tokens/signing-key.ts'
import { createVerifier } from '../subgraphs/kit/tokens/verify-viewer-token.ts'
import { own } from './own-subgraphs.ts'
import { atAddresses, internalRoute } from './start/internal-route.ts'
import { SERVICE } from './start/local-graph.ts'

const FOLLOWER: Viewer = { id: 'catalogue', grants: [{ role: 'SERVICE' }] }

interface Closable { close(): Promise<void> }

const openCatalogueProcess = async (config: ProcessConfig, log: Log): Promise<ServedSubgraph & Closable> => {
  if (!config.signingKeyFile) throw new Error('请设置 KEYUAN_SIGNING_KEY_FILE:目录要以它向各子图证明身份 / Set KEYUAN_SIGNING_KEY_FILE: the catalogue proves itself to the feeds with it')
  const engineConfig = readEngineConfig(process.env)
  const artifact = storedArtifact()
  const mint = createMint(await loadSigningKey(config.signingKeyFile))
  const feeds = artifact.subgraphs.filter((subgraph) => subgraph.feed).map(({ namespace, url }) => {
    const address = config.urlOf(namespace) ?? url
    if (!address) throw new Error(`请设置 KEYUAN_URL_${namespace.replaceAll('-', '_').toUpperCase()} / Set the address of ${namespace}`)
    return remoteFeed({ namespace, url: address, token: () => mint(FOLLOWER, namespace) })
  })
  const catalogue = await openCatalogue({ databaseUrl: config.databaseUrl, engine: await openSearchEngine(engineConfig, config.indexFolder, log), artifact, sources: feeds, log, connections: config.connections, driftSeconds: engineConfig.driftSeconds })
  return { ...catalogue, close: async () => {
    await catalogue.close()
    await Promise.all(feeds.map((feed) => feed.close()))
  } }
}

const serveOne = async (name: string): Promise<Closable> => {
  const config = readProcessConfig(process.env)
  const log = createLog(name, config.logLevel)
  signCursorsWith(await cursorSecret(config.databaseUrl))
  surviveRejections(log)
  const verify = createVerifier({ audience: name, trustedKeys: config.trustedKeys })
  const definition = own.find((candidate) => candidate.namespace === name)
  const subgraph = definition ? await openSubgraph(definition, { databaseUrl: config.databaseUrl, connections: config.connections }) : await openCatalogueProcess(config, log)
  const app = serveSubgraph({ subgraph, verify, log })
  const url = await app.listen({ host: config.host, port: config.port })
  process.stdout.write(`ready ${url}/graphql\n`)
  return { close: async () => {
    await app.close()
    await subgraph.close()
  } }
}

const serveGateway = async (): Promise<Closable> => {
  const config = readConfig(process.env)
  const log = createLog('gateway', config.logLevel)
  surviveRejections(log)
  const mint = createMint(await loadSigningKey(config.signingKeyFile))
  const gateway = createGateway({
    artifact: storedArtifact(), config, log: log as never,
    addRoutes: async (app) => {
      if (config.internalToken !== undefined) internalRoute(app, atAddresses((namespace) => configuredUrl(config, namespace), (namespace) => mint(SERVICE, namespace)), config.internalToken)
      await explorerRoutes(app)
    },
  })
  const { url } = await gateway.start()
  process.stdout.write(`ready ${url}/graphql\n`)
  return { close: () => gateway.stop() }
}

const name = process.argv[2]
const names = [...own.map((definition) => definition.namespace), 'catalogue', 'gateway']
if (!name || !names.includes(name)) {
  process.stderr.write(`用法 / usage: npm run serve -- <${names.join(' | ')}>\n`)
  process.exit(1)
}
try {
  const running = name === 'gateway' ? await serveGateway() : await serveOne(name)
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
