import { join } from 'node:path'
import { freePort } from '../../scripts/free-port.ts'
import { makeKeys } from '../../scripts/keys.ts'
import { storedArtifact } from '../../schema/stored-artifact.ts'
import { type GraphProcess, startProcess } from '../support/graph-process.ts'

const OWNER = 'instruments'

export interface AgreementProcesses {
  /** Address of the catalogue, while it runs. */
  catalogueUrl: string
  signingKey: string
  /** Ends the catalogue, which follows and indexes, at once, and starts it again. */
  killCatalogue(): Promise<void>
  /** Ends it in order, so that its index can be opened by somebody else. */
  stopCatalogue(): Promise<void>
  stop(): Promise<void>
}

/** The owner of the records and the catalogue, each a process. `settings` choose the engine. */
export const startProcesses = async (databaseUrl: string, folder: string, settings: Record<string, string>): Promise<AgreementProcesses> => {
  const keys = await makeKeys(join(folder, 'keys'))
  const [ownerPort, cataloguePort, nobody] = [await freePort(), await freePort(), await freePort()]
  const common = { KEYUAN_HOST: '127.0.0.1', KEYUAN_DATABASE_URL: databaseUrl, KEYUAN_TRUSTED_KEYS: join(folder, 'keys/jwks.json'), KEYUAN_LOG_LEVEL: process.env.KEYUAN_TEST_LOG ?? 'fatal' }
  const addresses = Object.fromEntries(storedArtifact().subgraphs.map(({ namespace }) => [`KEYUAN_URL_${namespace.replaceAll('-', '_').toUpperCase()}`, `http://127.0.0.1:${namespace === OWNER ? ownerPort : nobody}/graphql`]))
  const catalogueEnvironment = { ...common, ...addresses, ...settings, KEYUAN_PORT: String(cataloguePort), KEYUAN_SIGNING_KEY_FILE: keys.signing, KEYUAN_INDEX_FOLDER: join(folder, 'index'), KEYUAN_DRIFT_SECONDS: '1' }
  const startCatalogue = (): Promise<GraphProcess> => startProcess(['scripts/serve.ts', 'catalogue'], catalogueEnvironment)
  const owner = await startProcess(['scripts/serve.ts', OWNER], { ...common, KEYUAN_PORT: String(ownerPort) })
  let catalogue = await startCatalogue()
  return {
    catalogueUrl: `http://127.0.0.1:${cataloguePort}/graphql`,
    signingKey: keys.signing,
    killCatalogue: async () => {
      await catalogue.end('SIGKILL')
      catalogue = await startCatalogue()
    },
    stopCatalogue: async () => void (await catalogue.end('SIGTERM')),
    stop: async () => {
      await Promise.all([catalogue.end('SIGTERM'), owner.end('SIGTERM')])
    },
  }
}
