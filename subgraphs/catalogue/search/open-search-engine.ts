import type { Log } from '../../kit/log.ts'
import { openEmbeddedEngine } from './embedded/open-embedded-engine.ts'
import type { EngineConfig } from './engine-config.ts'
import type { SearchEngine } from './port.ts'

/** Opens the engine that the configuration names. Elasticsearch need not be there yet; `indexFolder` is that of the embedded index. */
export const openSearchEngine = async ({ elasticsearch }: EngineConfig, indexFolder: string | null, log: Pick<Log, 'warn'>): Promise<SearchEngine> => {
  const warn = (sentence: string): void => log.warn(sentence)
  if (elasticsearch) {
    // Loaded where it is used: the client of Elasticsearch is large.
    const { openElasticsearchEngine } = await import('./elasticsearch/open-elasticsearch-engine.ts')
    return openElasticsearchEngine({ ...elasticsearch, warn })
  }
  if (!indexFolder) throw new Error('请设置 ELASTICSEARCH_URL,或以 KEYUAN_INDEX_FOLDER 给出内置索引的文件夹 / Set ELASTICSEARCH_URL, or KEYUAN_INDEX_FOLDER: the folder of the embedded index')
  return openEmbeddedEngine({ folder: indexFolder, warn })
}
