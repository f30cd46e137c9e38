import { readFileSync } from 'node:fs'
import type { ProcessSetting } from '../../kit/config.ts'

/** How the engine of the catalogue is chosen: Elasticsearch where its address is given, else the embedded index. */
export const ENGINE_SETTINGS = [
  { name: 'ELASTICSEARCH_URL', default: '', zh: 'Elasticsearch 9 的地址;缺省用内置索引', en: 'Address of Elasticsearch 9; by default the embedded index serves' },
  { name: 'ELASTICSEARCH_API_KEY', default: '', zh: 'Elasticsearch 的 API 密钥(base64 的 id:key)', en: 'API key of Elasticsearch (id:key in base64)' },
  { name: 'ELASTICSEARCH_API_KEY_FILE', default: '', zh: '或:存放该密钥的文件', en: 'Or: a file that holds this key' },
  { name: 'ELASTICSEARCH_CA_FILE', default: '', zh: '签发 Elasticsearch 证书的机构的 PEM 文件', en: 'PEM file of the authority that signed the certificate of Elasticsearch' },
  { name: 'KEYUAN_INDEX_PREFIX', default: 'keyuan', zh: 'Elasticsearch 索引名的前缀', en: 'What the names of our indices in Elasticsearch begin with' },
  { name: 'KEYUAN_DRIFT_SECONDS', default: '60', zh: '索引与读模型比对的间隔(秒)', en: 'Seconds between two comparisons of index and read model' },
] as const satisfies readonly ProcessSetting[]

export interface ElasticsearchConfig { url: string; apiKey?: string; caFile?: string; prefix: string }
export interface EngineConfig {
  /** Null: the embedded index. */
  elasticsearch: ElasticsearchConfig | null
  driftSeconds: number
}

const PREFIX = /^[a-z][a-z0-9-]{0,60}$/
const MOST_DRIFT_SECONDS = 86_400

type Get = (name: (typeof ENGINE_SETTINGS)[number]['name']) => string

/** Reads the settings of the engine, once; refuses contradictions with a sentence that says what to set. */
export const readEngineConfig = (environment: NodeJS.ProcessEnv): EngineConfig => {
  const get: Get = (name) => environment[name]?.trim() || ''
  return { elasticsearch: elasticsearchOf(get), driftSeconds: driftSecondsOf(get) }
}

const driftSecondsOf = (get: Get): number => {
  const text = get('KEYUAN_DRIFT_SECONDS') || '60'
  const seconds = Number(text)
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > MOST_DRIFT_SECONDS) throw new Error(`KEYUAN_DRIFT_SECONDS 应为 1–${MOST_DRIFT_SECONDS} 的整数,实为「${text}」/ KEYUAN_DRIFT_SECONDS is a whole number from 1 to ${MOST_DRIFT_SECONDS}`)
  return seconds
}

const elasticsearchOf = (get: Get): ElasticsearchConfig | null => {
  const url = get('ELASTICSEARCH_URL')
  const [key, keyFile, caFile, prefix] = [get('ELASTICSEARCH_API_KEY'), get('ELASTICSEARCH_API_KEY_FILE'), get('ELASTICSEARCH_CA_FILE'), get('KEYUAN_INDEX_PREFIX') || 'keyuan']
  if (!url) {
    const given = [key && 'ELASTICSEARCH_API_KEY', keyFile && 'ELASTICSEARCH_API_KEY_FILE', caFile && 'ELASTICSEARCH_CA_FILE'].find(Boolean)
    if (given) throw new Error(`设置了 ${given},但没有 ELASTICSEARCH_URL;请设置其地址,或去掉前者 / ${given} is set without ELASTICSEARCH_URL: set the address too, or neither`)
    return null
  }
  const protocol = URL.parse(url)?.protocol
  if (protocol !== 'http:' && protocol !== 'https:') throw new Error('ELASTICSEARCH_URL 须为 http:// 或 https:// 地址 / ELASTICSEARCH_URL is an address that begins with http:// or https://')
  if (key && keyFile) throw new Error('ELASTICSEARCH_API_KEY 与 ELASTICSEARCH_API_KEY_FILE 只能设置一个 / Set ELASTICSEARCH_API_KEY or ELASTICSEARCH_API_KEY_FILE, not both')
  if (caFile && protocol !== 'https:') throw new Error('设置了 ELASTICSEARCH_CA_FILE,ELASTICSEARCH_URL 须以 https:// 开头 / ELASTICSEARCH_CA_FILE is set, so ELASTICSEARCH_URL has to begin with https://')
  if (!PREFIX.test(prefix)) throw new Error(`KEYUAN_INDEX_PREFIX 只能用小写字母、数字和连字符,以字母开头,实为「${prefix}」/ KEYUAN_INDEX_PREFIX consists of small letters, digits and hyphens, and begins with a letter`)
  const apiKey = keyFile ? contentOf(keyFile) : key
  return { url, prefix, ...(apiKey ? { apiKey } : {}), ...(caFile ? { caFile } : {}) }
}

const contentOf = (file: string): string => {
  let content = ''
  try {
    content = readFileSync(file, 'utf8').trim()
  } catch (cause) {
    throw new Error(`读不到 ELASTICSEARCH_API_KEY_FILE 所指的文件 ${file} / The file that ELASTICSEARCH_API_KEY_FILE names, ${file}, cannot be read`, { cause })
  }
  if (!content) throw new Error(`ELASTICSEARCH_API_KEY_FILE 所指的文件 ${file} 是空的 / The file that ELASTICSEARCH_API_KEY_FILE names, ${file}, is empty`)
  return content
}
