import { setMaxListeners } from 'node:events'
import { readFileSync } from 'node:fs'
import { Client, type TransportRequestOptions, type TransportRequestParams } from '@elastic/elasticsearch'

export interface ConnectionOptions {
  /** `http://` or `https://`, with or without a path. */
  url: string
  /** As Elasticsearch encodes it (`id:key` in base64). It needs `manage`, `read` and `write` on `<prefix>-*`, and nothing of the cluster. */
  apiKey?: string
  /** PEM file of the authority that signed the server's certificate. */
  caFile?: string
}

const MOST_SOCKETS = 32
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])
/** This machine, or a name without a domain, as services of one container network have: nobody listens in between. */
const isNear = ({ hostname }: URL): boolean => LOOPBACK.has(hostname) || /^[a-z][a-z0-9-]*$/i.test(hostname)

/** Connects at the first request, so that the catalogue starts without its search engine. Contradictions in the configuration are refused here. */
export const openClient = ({ url, apiKey, caFile }: ConnectionOptions): { client: Client; close(): Promise<void> } => {
  const node = URL.parse(url)
  if (!node || !['http:', 'https:'].includes(node.protocol)) throw new Error(`ELASTICSEARCH_URL 须为 http:// 或 https:// 地址 / ELASTICSEARCH_URL must be an http:// or https:// address`)
  const isLocal = isNear(node)
  if (caFile !== undefined && node.protocol !== 'https:') throw new Error('指定了 CA 证书,ELASTICSEARCH_URL 须以 https:// 开头 / A CA file is given, so ELASTICSEARCH_URL has to begin with https://')
  if (apiKey !== undefined && node.protocol !== 'https:' && !isLocal) {
    throw new Error('API 密钥不得经未加密的连接发送,请将 ELASTICSEARCH_URL 改为 https:// / An API key is not sent over an open connection; make ELASTICSEARCH_URL https://')
  }
  const client = new Client({
    node: { url: node, agent: { connections: MOST_SOCKETS } },
    ...(apiKey === undefined ? {} : { auth: { apiKey } }),
    ...(caFile === undefined ? {} : { tls: { ca: readAuthority(caFile), rejectUnauthorized: true } }),
    compression: !isLocal,
    maxRetries: 0,
    sniffOnStart: false,
    sniffOnConnectionFault: false,
    enableMetaHeader: false,
  })
  return { client, close: endingAll(client) }
}

/** The client waits for its requests before it closes, and a server that has gone silent never ends them: closing does. */
const endingAll = (client: Client): (() => Promise<void>) => {
  const lifetime = new AbortController()
  setMaxListeners(0, lifetime.signal)
  const { transport } = client
  const request = transport.request.bind(transport) as (params: TransportRequestParams, options?: TransportRequestOptions) => Promise<unknown>
  const ending = (params: TransportRequestParams, options: TransportRequestOptions = {}): Promise<unknown> =>
    request(params, { ...options, signal: AbortSignal.any([lifetime.signal, ...(options.signal ? [options.signal] : [])]) })
  transport.request = ending as typeof transport.request
  return async () => {
    lifetime.abort()
    await client.close()
  }
}

const readAuthority = (file: string): string => {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    throw new Error(`读不到 CA 证书文件 ${file} / The CA file ${file} cannot be read`, { cause })
  }
}
