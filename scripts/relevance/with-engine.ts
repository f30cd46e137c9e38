import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { startElasticsearch } from '../elasticsearch/start-elasticsearch.ts'

export interface EngineEnvironment { environment: NodeJS.ProcessEnv; close(): Promise<void> }

/** Of a server without a key; one with a key says which indices stay behind, since that key may do no more than serve the graph. */
const removeIndices = async (url: string, prefix: string): Promise<void> => {
  const indices = await fetch(`${url}/_resolve/index/${prefix}*?expand_wildcards=all`).then(async (response) => (response.ok ? ((await response.json()) as { indices: { name: string }[] }).indices.map(({ name }) => name) : null))
  const removed = indices !== null && (indices.length === 0 || (await fetch(`${url}/${indices.join(',')}`, { method: 'DELETE' })).ok)
  if (!removed) process.stdout.write(`索引 ${prefix}* 留在 Elasticsearch 中,可以删除 / The indices ${prefix}* stay in Elasticsearch and may be deleted\n`)
}

/** The environment in which a graph uses the engine: an Elasticsearch that is named, or one of our own for this run. Its indices go with the run. */
export const withEngine = async (engine: 'embedded' | 'elasticsearch', folder: string): Promise<EngineEnvironment> => {
  const { ELASTICSEARCH_URL: given, ...rest } = process.env
  if (engine === 'embedded') {
    const { ELASTICSEARCH_API_KEY: _, ELASTICSEARCH_API_KEY_FILE: __, ELASTICSEARCH_CA_FILE: ___, ...environment } = rest
    return { environment, close: async () => undefined }
  }
  const prefix = `relevance-${randomBytes(4).toString('hex')}`
  if (given) return { environment: { ...rest, ELASTICSEARCH_URL: given, KEYUAN_INDEX_PREFIX: prefix }, close: () => removeIndices(given, prefix) }
  const server = await startElasticsearch({ folder: join(folder, 'elasticsearch'), durable: false, say: (text) => void process.stdout.write(`${text}\n`) })
  return { environment: { ...rest, ELASTICSEARCH_URL: server.url, KEYUAN_INDEX_PREFIX: prefix }, close: () => server.stop() }
}
