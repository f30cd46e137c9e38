import { readFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { createGateway } from '../../gateway/create-gateway.ts'
import { configuredUrl, readConfig } from '../../gateway/config.ts'
import { explorerRoutes } from '../../gateway/explorer/routes.ts'
import { pageOperations } from '../../gateway/operations/page-operations.ts'
import { webRoutes } from '../../gateway/web/routes.ts'
import { bootArtifact } from '../../gateway/versions/supergraph-source.ts'
import { plainArtifact } from '../../schema/plain-artifact.ts'
import { storedArtifact } from '../../schema/stored-artifact.ts'
import { openAccountStore } from '../../subgraphs/accounts/open-account-store.ts'
import { createLog } from '../../subgraphs/kit/log.ts'
import { surviveRejections } from '../../subgraphs/kit/survive-rejections.ts'
import { createMint } from '../../subgraphs/kit/tokens/mint-viewer-token.ts'
import { loadSigningKey } from '../../subgraphs/kit/tokens/signing-key.ts'
import { openSupergraphStore } from '../../subgraphs/registry/open-supergraph-store.ts'
import { accountHooks } from '../start/accounts.ts'
import { fileRoutes } from '../start/files.ts'
import { atAddresses, internalRoute } from '../start/internal-route.ts'
import { SERVICE } from '../start/service-viewer.ts'
import { addSignIn } from '../start/sign-in.ts'
import { publicAddress } from '../start/public-address.ts'
import { registryHooks, registryRoutes } from '../start/registry.ts'
import type { Closable } from './opened.ts'

/** `--supergraph FILE`: that graph and no other, without catalogue, registry and explorer. */
export const servePlain = async (file: string): Promise<Closable> => {
  const config = readConfig(process.env)
  const log = createLog('gateway', config.logLevel)
  surviveRejections(log)
  const gateway = createGateway({ artifact: plainArtifact(readFileSync(file, 'utf8')), config, log: log as never })
  const { url } = await gateway.start()
  process.stdout.write(`ready ${url}/graphql\n`)
  return { close: () => gateway.stop() }
}

/** The gateway of the graph that the registry keeps. */
export const serveGateway = async (): Promise<Closable> => {
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
