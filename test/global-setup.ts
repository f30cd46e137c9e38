import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startPostgres } from '../scripts/postgres/embedded.ts'
import { offerElasticsearch, type SharedElasticsearch } from './shared-elasticsearch.ts'

declare module 'vitest' {
  interface ProvidedContext { postgresUrl: string; postgresFolder: string; elasticsearch: SharedElasticsearch }
}

/** One real PostgreSQL and one real Elasticsearch for the whole test run; each test file makes databases and indices of its own on them. */
export default async (project: TestProject): Promise<() => Promise<void>> => {
  const elasticsearch = await offerElasticsearch(process.env)
  const folder = mkdtempSync(join(tmpdir(), 'keyuan-test-'))
  // Processes that tests start (graphs, gateways, subgraphs) take each other's compiled code: half a second less for each.
  process.env.NODE_COMPILE_CACHE ||= join(folder, 'compiled')
  const server = await startPostgres({ folder, durable: false })
  project.provide('postgresUrl', server.url)
  project.provide('postgresFolder', folder)
  project.provide('elasticsearch', elasticsearch.offer)
  return async () => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
    await elasticsearch.close()
  }
}
