import { errors } from '@elastic/elasticsearch'
import { ForeignLayout } from '../indices/foreign-layout.ts'
import { type Failure, failureOf } from './failure.ts'

const CERTIFICATE = /certificate|self[- ]signed|unable to verify|altname|ssl|tls/i

/** What whoever runs the server has to do about an error: one sentence. Undefined where there is nothing to do but wait. */
export const problemOf = (error: unknown): string | undefined => {
  if (error instanceof ForeignLayout) return error.message
  const failure = failureOf(error)
  if (failure) return problemOfFailure(failure)
  if (error instanceof errors.ProductNotSupportedError) return SENTENCES.product
  if (error instanceof errors.ConnectionError && CERTIFICATE.test(error.message)) return SENTENCES.certificate
  return undefined
}

export const problemOfFailure = ({ status, types, reasons }: Failure): string | undefined => {
  if (types.includes('media_type_header_exception')) return SENTENCES.version
  if (status === 401) return SENTENCES.key
  if (types.includes('cluster_block_exception')) return reasons.some((reason) => /flood-stage|read-only-allow-delete/.test(reason)) ? SENTENCES.disk : SENTENCES.readOnly
  return status === 403 ? SENTENCES.right : undefined
}

const SENTENCES = {
  product: 'ELASTICSEARCH_URL 处的服务不是 Elasticsearch 9,请核对地址与端口 / What answers at ELASTICSEARCH_URL is not Elasticsearch 9; check address and port',
  version: '需要 Elasticsearch 9,所连服务器版本不符,请升级服务器或更换地址 / Elasticsearch 9 is needed and this server is of another version; upgrade it or give another address',
  certificate: 'Elasticsearch 的证书无法验证,请在 ELASTICSEARCH_CA_FILE 中指定签发机构的证书文件 / The certificate of Elasticsearch cannot be verified; name the file of its authority in ELASTICSEARCH_CA_FILE',
  key: 'Elasticsearch 不接受所用的 API 密钥,请更换 ELASTICSEARCH_API_KEY / Elasticsearch does not accept the API key; give another one in ELASTICSEARCH_API_KEY',
  right: 'API 密钥的权限不足,须对本系统的索引有 manage、read、write 权限 / The API key may not do this; it needs manage, read and write on the indices of this system',
  disk: 'Elasticsearch 磁盘已满,索引已被锁定,请腾出或增加磁盘空间,之后会自动继续 / The disk of Elasticsearch is full and the index is locked; free or add disk space, it goes on by itself',
  readOnly: '检索索引被设为只读,请解除其 index.blocks 设置 / The search index is read-only; take its index.blocks setting away',
}
