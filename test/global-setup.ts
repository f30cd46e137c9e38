import type { TestProject } from 'vitest/node'
import { offerPostgres } from './offer-postgres.ts'
import { offerElasticsearch, type SharedElasticsearch } from './shared-elasticsearch.ts'

declare module 'vitest' {
  interface ProvidedContext { elasticsearch: SharedElasticsearch }
}

/** One real PostgreSQL and one real Elasticsearch for the whole test run; each test file makes databases and indices of its own on them. */
export default async (project: TestProject): Promise<() => Promise<void>> => {
  const elasticsearch = await offerElasticsearch(process.env)
  const stopPostgres = await offerPostgres(project)
  project.provide('elasticsearch', elasticsearch.offer)
  return async () => {
    await stopPostgres()
    await elasticsearch.close()
  }
}
