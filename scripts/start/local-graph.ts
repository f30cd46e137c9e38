import { join } from 'node:path'
import type { SupergraphArtifact } from '../../schema/supergraph.ts'
import type { Viewer } from '../../schema/viewer.ts'
import { openCatalogue, type RunningCatalogue } from '../../subgraphs/catalogue/open-catalogue.ts'
import { FEED_QUERY, type FeedSource, pageOf } from '../../subgraphs/catalogue/follow/feed-source.ts'
import { type EngineConfig, readEngineConfig } from '../../subgraphs/catalogue/search/engine-config.ts'
import { openSearchEngine } from '../../subgraphs/catalogue/search/open-search-engine.ts'
import { executeOn } from '../../subgraphs/kit/execute.ts'
import type { Log } from '../../subgraphs/kit/log.ts'
import { openSubgraph, type RunningSubgraph } from '../../subgraphs/kit/open-subgraph.ts'
import { own } from '../own-subgraphs.ts'
import { UserMessage } from '../user-message.ts'

export const SERVICE: Viewer = { id: 'keyuan', grants: [{ role: 'SERVICE' }] }

/** Every subgraph of ours in this process, over one database and one index. */
export interface LocalGraph {
  subgraphs: ReadonlyMap<string, RunningSubgraph>
  catalogue: RunningCatalogue
  close(): Promise<void>
}

/** A feed of a subgraph of this process. */
const localFeed = (subgraph: RunningSubgraph): FeedSource => ({
  namespace: subgraph.name,
  page: async (after, first) => pageOf(subgraph.name, (await executeOn(subgraph, { query: FEED_QUERY, variables: { after, first } }, { viewer: SERVICE, requestId: 'follower' })) as Parameters<typeof pageOf>[1]),
})

const engineConfigOf = (environment: NodeJS.ProcessEnv): EngineConfig => {
  try {
    return readEngineConfig(environment)
  } catch (error) {
    throw new UserMessage(error instanceof Error ? error.message : String(error))
  }
}

/** `environment` chooses the engine: Elasticsearch where it names one, else the embedded index in the data folder. */
export const openLocalGraph = async (databaseUrl: string, dataFolder: string, artifact: SupergraphArtifact, log: Log, environment: NodeJS.ProcessEnv = process.env): Promise<LocalGraph> => {
  const engineConfig = engineConfigOf(environment)
  const opened: RunningSubgraph[] = []
  try {
    for (const definition of own) opened.push(await openSubgraph(definition, { databaseUrl }))
    const engine = await openSearchEngine(engineConfig, join(dataFolder, 'index'), log)
    const catalogue = await openCatalogue({ databaseUrl, engine, artifact, sources: opened.map(localFeed), log, driftSeconds: engineConfig.driftSeconds })
    return {
      subgraphs: new Map(opened.map((subgraph) => [subgraph.name, subgraph])),
      catalogue,
      close: async () => {
        await catalogue.close()
        await Promise.all(opened.map((subgraph) => subgraph.close()))
      },
    }
  } catch (error) {
    await Promise.all(opened.map((subgraph) => subgraph.close()))
    throw error
  }
}
