import type { SubgraphDefinition } from '../define-subgraph.ts'
import { createLog } from '../log.ts'
import { openSubgraph } from '../open-subgraph.ts'
import { serveSubgraph } from '../server/serve-subgraph.ts'
import { surviveRejections } from '../survive-rejections.ts'
import { createVerifier } from '../tokens/verify-viewer-token.ts'
import { readPartnerConfig } from './partner-config.ts'

const SIGNALS = ['SIGINT', 'SIGTERM'] as const

/** A partner's subgraph as a process: answers the graph alone, until a signal ends it. Throws, with a sentence, where the environment lacks something. */
export const servePartner = async (definition: SubgraphDefinition, environment: NodeJS.ProcessEnv): Promise<{ url: string; close(): Promise<void> }> => {
  const { databaseUrl, jwksUrl, host, port, logLevel } = readPartnerConfig(environment)
  const log = createLog(definition.namespace, logLevel)
  surviveRejections(log)
  const subgraph = await openSubgraph(definition, { databaseUrl })
  const app = serveSubgraph({ subgraph, verify: createVerifier({ audience: definition.namespace, trustedKeys: jwksUrl }), log })
  const close = async (): Promise<void> => {
    for (const signal of SIGNALS) process.removeListener(signal, close)
    await app.close()
    await subgraph.close()
  }
  try {
    const url = `${await app.listen({ host, port })}/graphql`
    for (const signal of SIGNALS) process.once(signal, close)
    return { url, close }
  } catch (error) {
    await close()
    throw error
  }
}
