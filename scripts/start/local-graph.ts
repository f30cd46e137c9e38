import { join } from 'node:path'
import type { SupergraphArtifact } from '../../schema/supergraph.ts'
import type { Viewer } from '../../schema/viewer.ts'
import { openCatalogue, type RunningCatalogue } from '../../subgraphs/catalogue/open-catalogue.ts'
import { FEED_QUERY, type FeedSource, pageOf } from '../../subgraphs/catalogue/follow/feed-source.ts'
import { openEmbeddedEngine } from '../../subgraphs/catalogue/search/embedded/open-embedded-engine.ts'
import { executeOn } from '../../subgraphs/kit/execute.ts'
import type { Log } from '../../subgraphs/kit/log.ts'
import { openSubgraph, type RunningSubgraph } from '../../subgraphs/kit/open-subgraph.ts'
import { own } from '../own-subgraphs.ts'

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

export const openLocalGraph = async (databaseUrl: string, dataFolder: string, artifact: SupergraphArtifact, log: Log): Promise<LocalGraph> => {
  const opened: RunningSubgraph[] = []
  try {
    for (const definition of own) opened.push(await openSubgraph(definition, { databaseUrl }))
    const engine = await openEmbeddedEngine({ folder: join(dataFolder, 'index') })
    const catalogue = await openCatalogue({ databaseUrl, engine, artifact, sources: opened.map(localFeed), log })
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
