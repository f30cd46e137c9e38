import { join } from 'node:path'
import { readLimits } from '../../gateway/config.ts'
import type { SubgraphEntry, SupergraphArtifact } from '../../schema/supergraph.ts'
import { openAccounts, type RunningAccounts } from '../../subgraphs/accounts/open-accounts.ts'
import { type AccountStore, openAccountStore } from '../../subgraphs/accounts/open-account-store.ts'
import { openCatalogue, type RunningCatalogue } from '../../subgraphs/catalogue/open-catalogue.ts'
import { FEED_QUERY, type FeedSource, pageOf } from '../../subgraphs/catalogue/follow/feed-source.ts'
import { createPartnerFeeds } from '../../subgraphs/catalogue/follow/partner-feeds.ts'
import { remoteFeed } from '../../subgraphs/catalogue/follow/remote-feed.ts'
import { type EngineConfig, readEngineConfig } from '../../subgraphs/catalogue/search/engine-config.ts'
import { openSearchEngine } from '../../subgraphs/catalogue/search/open-search-engine.ts'
import { createAskAs } from '../../subgraphs/kit/ask-as.ts'
import { executeOn } from '../../subgraphs/kit/execute.ts'
import type { Log } from '../../subgraphs/kit/log.ts'
import { openSubgraph, type RunningSubgraph } from '../../subgraphs/kit/open-subgraph.ts'
import { createMint } from '../../subgraphs/kit/tokens/mint-viewer-token.ts'
import { loadSigningKey, type SigningKey } from '../../subgraphs/kit/tokens/signing-key.ts'
import type { RunningRegistry } from '../../subgraphs/registry/open-registry.ts'
import { openSupergraphStore, type SupergraphStore } from '../../subgraphs/registry/open-supergraph-store.ts'
import { own } from '../own-subgraphs.ts'
import { UserMessage } from '../user-message.ts'
import { openMail } from './mail.ts'
import { openOwnRegistry } from './own-registry.ts'
import { SERVICE } from './service-viewer.ts'

/** Every subgraph of ours in this process, over one database and one index. */
export interface LocalGraph {
  /** Those that own types. */
  subgraphs: ReadonlyMap<string, RunningSubgraph>
  catalogue: RunningCatalogue
  registry: RunningRegistry
  accounts: RunningAccounts
  store: SupergraphStore
  /** Sign-in, sign-out and who bears which credential. */
  accountStore: AccountStore
  signingKey: SigningKey
  /** The version of the graph to begin with. */
  artifact: SupergraphArtifact
  /** What a gateway in this process calls directly, for one version of the graph. */
  localSubgraphs(version: SupergraphArtifact): (RunningSubgraph | RunningRegistry | RunningAccounts | Pick<RunningCatalogue, 'name' | 'schema' | 'createContext'>)[]
  close(): Promise<void>
}

export interface LocalGraphOptions {
  databaseUrl: string
  dataFolder: string
  log: Log
  /** Chooses the engine: Elasticsearch where it names one, else the embedded index in the data folder. */
  environment?: NodeJS.ProcessEnv
  /** Of the gateway's tokens; by default one of this process. */
  signingKey?: SigningKey
  /** Whether partners may stand on this machine or in a private network. */
  partnersPrivate?: boolean
  /** Address of the public graph, once it listens; jobs of the registry ask it. */
  graphUrl?: () => string
  /** Where people reach this system, for links in mail. */
  publicUrl?: () => string
}

const noGraph = (): string => {
  throw new Error('nobody said where the public graph is: give openLocalGraph a graphUrl')
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

/** The feed of a partner, with a token of ours for it. */
const partnerFeed = (signingKey: SigningKey, allowPrivate: boolean) => {
  const mint = createMint(signingKey)
  return ({ namespace, url, terms }: SubgraphEntry & { url: string }) => remoteFeed({ namespace, url, token: () => mint(SERVICE, namespace), ...(terms ? { partner: { terms, allowPrivate } } : {}) })
}

export const openLocalGraph = async ({ databaseUrl, dataFolder, log, environment = process.env, signingKey: given, partnersPrivate = true, graphUrl = noGraph, publicUrl = noGraph }: LocalGraphOptions): Promise<LocalGraph> => {
  const engineConfig = engineConfigOf(environment)
  const signingKey = given ?? (await loadSigningKey())
  const closing: (() => Promise<void>)[] = []
  const close = async (): Promise<void> => {
    for (const end of closing.splice(0).reverse()) await end()
  }
  try {
    const opened: RunningSubgraph[] = []
    for (const definition of own) {
      const subgraph = await openSubgraph(definition, { databaseUrl })
      opened.push(subgraph)
      closing.push(() => subgraph.close())
    }
    const accounts = await openAccounts({ databaseUrl, log })
    closing.push(() => accounts.close())
    const accountStore = openAccountStore(databaseUrl)
    closing.push(() => accountStore.close())
    const registry = await openOwnRegistry({ databaseUrl, signingKey, allowPrivate: partnersPrivate, askAs: createAskAs({ graphUrl, signingKey }), log, limits: readLimits(environment), mail: openMail(environment), publicUrl })
    closing.push(() => registry.close())
    const store = openSupergraphStore(databaseUrl)
    closing.push(() => store.close())
    const artifact = await store.current()
    const engine = await openSearchEngine(engineConfig, join(dataFolder, 'index'), log)
    const catalogue = await openCatalogue({ databaseUrl, engine, artifact, sources: opened.map(localFeed), log, driftSeconds: engineConfig.driftSeconds })
    closing.push(() => catalogue.close())
    const partners = createPartnerFeeds({ catalogue, current: store.current, watch: store.watch, open: partnerFeed(signingKey, partnersPrivate), log })
    closing.push(() => partners.stop())
    partners.start()
    return {
      subgraphs: new Map(opened.map((subgraph) => [subgraph.name, subgraph])),
      catalogue, registry, accounts, store, accountStore, signingKey, artifact, close,
      localSubgraphs: (version) => [...opened, registry, accounts, version.version === artifact.version ? catalogue : catalogue.withArtifact(version)],
    }
  } catch (error) {
    await close()
    throw error
  }
}
