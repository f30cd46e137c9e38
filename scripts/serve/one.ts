import { readProcessConfig } from '../../subgraphs/kit/config.ts'
import { signCursorsWith } from '../../subgraphs/kit/cursor.ts'
import { cursorSecret } from '../../subgraphs/kit/cursor-secret.ts'
import { createLog } from '../../subgraphs/kit/log.ts'
import { serveSubgraph } from '../../subgraphs/kit/server/serve-subgraph.ts'
import { surviveRejections } from '../../subgraphs/kit/survive-rejections.ts'
import { createVerifier } from '../../subgraphs/kit/tokens/verify-viewer-token.ts'
import type { Closable, Open } from './opened.ts'

const openerOf = async (name: string): Promise<Open> => {
  switch (name) {
    case 'catalogue': return (await import('./catalogue.ts')).openCatalogueProcess
    case 'registry': return (await import('./registry.ts')).openRegistryProcess
    case 'accounts': return (await import('./accounts.ts')).openAccountsProcess
    default: return (await import('./own-subgraph.ts')).openOwnSubgraph(name)
  }
}

/** One subgraph, the catalogue, the registry or the accounts. */
export const serveOne = async (name: string): Promise<Closable> => {
  const config = readProcessConfig(process.env)
  const log = createLog(name, config.logLevel)
  signCursorsWith(await cursorSecret(config.databaseUrl))
  surviveRejections(log)
  const verify = createVerifier({ audience: name, trustedKeys: config.trustedKeys })
  const opened = await (await openerOf(name))(config, log)
  const app = serveSubgraph({ ...opened, verify, log })
  const url = await app.listen({ host: config.host, port: config.port })
  process.stdout.write(`ready ${url}/graphql\n`)
  return { close: async () => {
    await app.close()
    await opened.close()
  } }
}
