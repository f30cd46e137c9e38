import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../gateway/config.ts'
import { createGateway } from '../gateway/create-gateway.ts'
import { createLog } from '../subgraphs/kit/log.ts'
import { startElasticsearch } from './elasticsearch/start-elasticsearch.ts'
import { startPostgres } from './postgres/embedded.ts'
import { type LocalGraph, openLocalGraph } from './start/local-graph.ts'

export type EngineName = 'embedded' | 'elasticsearch'

export interface TemporaryGraph {
  graph: LocalGraph
  /** Of the graph; POST. */
  url: string
  databaseUrl: string
  /** Undefined with the embedded engine. */
  elasticsearchUrl: string | undefined
  folder: string
  close(): Promise<void>
}

export interface TemporaryGraphOptions {
  engine: EngineName
  /** Kept where it is given, else made and removed. */
  folder?: string
  heap?: string
  say?: (text: string) => void
}

/** As whoever runs a server for millions of records sets it; the defaults of PostgreSQL are for a laptop. */
const FOR_MUCH = { shared_buffers: '1GB', max_wal_size: '4GB', checkpoint_timeout: '15min' }

/** The whole graph in this process for a measurement: real PostgreSQL, real engine, real HTTP, no demo data. `ELASTICSEARCH_URL` names a server that is there already. */
export const openTemporaryGraph = async ({ engine, folder: given, heap = '1g', say }: TemporaryGraphOptions): Promise<TemporaryGraph> => {
  const folder = given ?? mkdtempSync(join(tmpdir(), 'keyuan-measured-'))
  const closing: (() => Promise<unknown> | unknown)[] = given === undefined ? [() => rmSync(folder, { recursive: true, force: true })] : []
  const close = async (): Promise<void> => {
    for (const end of closing.splice(0).reverse()) await end()
  }
  try {
    const postgres = await startPostgres({ folder: join(folder, 'postgres'), settings: FOR_MUCH })
    closing.push(() => postgres.stop())
    const elasticsearchUrl = engine === 'embedded' ? undefined : process.env.ELASTICSEARCH_URL || await (async () => {
      const server = await startElasticsearch({ folder: join(folder, 'elasticsearch'), heap, durable: false, ...(say ? { say } : {}) })
      closing.push(() => server.stop())
      return server.url
    })()
    const log = createLog('keyuan', 'warn')
    const { ELASTICSEARCH_URL: _url, ...environment } = process.env
    const graph = await openLocalGraph({ databaseUrl: postgres.url, dataFolder: folder, log, environment: { ...environment, ...(elasticsearchUrl ? { ELASTICSEARCH_URL: elasticsearchUrl } : {}) } })
    closing.push(() => graph.close())
    const gateway = createGateway({
      artifact: graph.artifact, log: log as never, signingKey: graph.signingKey,
      config: readConfig({ KEYUAN_PORT: '0', KEYUAN_DEVELOPMENT_KEY: 'a key of a measurement, of at least 32 characters' }),
      localSubgraphs: graph.localSubgraphs,
    })
    const { url } = await gateway.start()
    closing.push(() => gateway.stop())
    return { graph, url: `${url}/graphql`, databaseUrl: postgres.url, elasticsearchUrl, folder, close }
  } catch (error) {
    await close()
    throw error
  }
}
