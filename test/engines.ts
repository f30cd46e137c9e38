import { randomUUID } from 'node:crypto'
import { describe } from 'vitest'
import { describeWithElasticsearch, elasticsearchUrl } from './elasticsearch.ts'

export type TestEngine = 'embedded' | 'elasticsearch'

/** The same tests on both engines; those on Elasticsearch are skipped, visibly, where there is none. */
export const describeEngines = (name: string, tests: (engine: TestEngine) => void): void => {
  describe(`${name} (embedded)`, () => tests('embedded'))
  describeWithElasticsearch(`${name} (elasticsearch)`, () => tests('elasticsearch'))
}

/** Settings that choose the engine, with indices of their own. */
export const engineSettings = async (engine: TestEngine): Promise<Record<string, string>> =>
  engine === 'embedded' ? {} : { ELASTICSEARCH_URL: await elasticsearchUrl(), KEYUAN_INDEX_PREFIX: `test-${randomUUID()}` }
