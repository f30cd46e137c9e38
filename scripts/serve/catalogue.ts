import { bootArtifact } from '../../gateway/versions/supergraph-source.ts'
import { storedArtifact } from '../../schema/stored-artifact.ts'
import type { SupergraphArtifact } from '../../schema/supergraph.ts'
import type { Viewer } from '../../schema/viewer.ts'
import { createPartnerFeeds } from '../../subgraphs/catalogue/follow/partner-feeds.ts'
import { remoteFeed } from '../../subgraphs/catalogue/follow/remote-feed.ts'
import { openCatalogue, type RunningCatalogue } from '../../subgraphs/catalogue/open-catalogue.ts'
import { readEngineConfig } from '../../subgraphs/catalogue/search/engine-config.ts'
import { openSearchEngine } from '../../subgraphs/catalogue/search/open-search-engine.ts'
import { boundedCache } from '../../subgraphs/kit/bounded-cache.ts'
import type { ServedSubgraph } from '../../subgraphs/kit/server/served-subgraph.ts'
import { createMint } from '../../subgraphs/kit/tokens/mint-viewer-token.ts'
import { openSupergraphStore } from '../../subgraphs/registry/open-supergraph-store.ts'
import type { Open, Opened } from './opened.ts'
import { signingKeyOf } from './signing-key-of.ts'

const FOLLOWER: Viewer = { id: 'catalogue', grants: [{ role: 'SERVICE' }] }

export const openCatalogueProcess: Open = async (config, log) => {
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
const versionsOf = (catalogue: RunningCatalogue, own: string, load: (version: string) => Promise<SupergraphArtifact | null>): NonNullable<Opened['ofVersion']> => {
  const known = boundedCache<string, Promise<ServedSubgraph | null>>({ entries: 8 })
  return (version) => {
    if (version === own) return Promise.resolve(catalogue)
    const found = known.get(version) ?? load(version).then((artifact) => (artifact ? catalogue.withArtifact(artifact) : null))
    known.set(version, found)
    found.then((served) => { if (!served) known.delete(version) }, () => known.delete(version))
    return found
  }
}
