/**
 * `node scripts/elasticsearch/make-api-key.ts <file>`: makes the API key with which the catalogue reaches Elasticsearch, and writes it to the file. A key
 * there that still works is kept. Reads ELASTICSEARCH_URL, ELASTIC_PASSWORD, ELASTIC_USER (elastic) and KEYUAN_INDEX_PREFIX (keyuan), which has to be the catalogue's.
 */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { INDEX_PREFIX } from '../../subgraphs/catalogue/search/elasticsearch/indices/prefix.ts'
import { UserMessage } from '../user-message.ts'
import { keyName, keyRole } from './key-role.ts'

const WAIT_MS = 120_000
const REFUSED_WAIT_MS = 20_000
const REQUEST_TIMEOUT_MS = 10_000
const PAUSE_MS = 1_000

export interface MakeApiKey {
  url: string
  user: string
  password: string
  file: string
  /** What the names of the indices begin with that the key is for (keyuan). */
  prefix?: string
  /** How long a cluster that does not answer is waited for (ms). */
  wait?: number
  /** How long a refused password is tried again (ms): the accounts of a cluster that starts are not readable at once. */
  refusedWait?: number
}

interface Answer { status: number; body: Record<string, unknown> }

const request = async (url: string, authorization: string, body?: unknown): Promise<Answer> => {
  const response = await fetch(url, {
    method: body === undefined ? 'GET' : 'POST', headers: { authorization, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }), signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS), redirect: 'error',
  })
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}

const reasonOf = ({ status, body }: Answer): string => `HTTP ${status} ${JSON.stringify(body.error ?? body).slice(0, 500)}`
const causeOf = (error: unknown): string => (error instanceof Error ? (error.cause instanceof Error ? error.cause.message : error.message) : String(error))

/** Resolves once the cluster answers this account. */
const waitForCluster = async (url: string, authorization: string, wait: number, refusedWait: number): Promise<void> => {
  const began = Date.now()
  for (;;) {
    const seen = await request(`${url}/_cluster/health?wait_for_status=yellow&timeout=5s`, authorization).catch(causeOf)
    if (typeof seen !== 'string' && seen.status === 200) return
    const waited = Date.now() - began
    if (typeof seen !== 'string' && (seen.status === 401 || seen.status === 403) && waited >= refusedWait) {
      throw new UserMessage(`Elasticsearch(${url})拒绝了这个账号(HTTP ${seen.status});请核对 ELASTIC_PASSWORD:它只在数据卷首次创建时生效,之后须用原来的 / Elasticsearch refuses the account: check ELASTIC_PASSWORD; it is set when the data volume is first made, later the same one is needed`)
    }
    if (waited >= wait) throw new UserMessage(`Elasticsearch(${url})在 ${Math.round(wait / 1000)} 秒内未就绪(${typeof seen === 'string' ? seen : reasonOf(seen)});请查看它的日志 / Elasticsearch was not ready in time: look at its log`)
    await sleep(PAUSE_MS)
  }
}

const works = async (url: string, file: string, name: string): Promise<boolean> => {
  if (!existsSync(file)) return false
  const { status, body } = await request(`${url}/_security/_authenticate`, `ApiKey ${readFileSync(file, 'utf8').trim()}`)
  return status === 200 && (body.api_key as { name?: string } | undefined)?.name === name
}

/** Whether a new key was made. Throws a `UserMessage` that says what to do. */
export const makeApiKey = async ({ url, user, password, file, prefix = 'keyuan', wait = WAIT_MS, refusedWait = REFUSED_WAIT_MS }: MakeApiKey): Promise<'kept' | 'made'> => {
  if (!INDEX_PREFIX.test(prefix)) throw new UserMessage(`KEYUAN_INDEX_PREFIX 只能用小写字母、数字和连字符,以字母开头,实为「${prefix}」/ KEYUAN_INDEX_PREFIX consists of small letters, digits and hyphens, and begins with a letter`)
  const name = keyName(prefix)
  const base = url.replace(/\/+$/, '')
  const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`
  await waitForCluster(base, authorization, wait, refusedWait)
  if (await works(base, file, name)) return 'kept'
  const answer = await request(`${base}/_security/api_key`, authorization, { name, role_descriptors: { [name]: keyRole(prefix) } })
  if (answer.status !== 200 || typeof answer.body.encoded !== 'string') {
    throw new UserMessage(`Elasticsearch(${base})没有生成 API 密钥:${reasonOf(answer)};请确认已启用安全功能(xpack.security.enabled)且账号可管理密钥 / Elasticsearch made no API key: see that security is on and that the account may manage keys`)
  }
  // Readable by all who reach the volume, as the other keys there: containers run as another user than the one that made it.
  writeFileSync(`${file}.new`, `${answer.body.encoded}\n`, { mode: 0o644 })
  renameSync(`${file}.new`, file)
  return 'made'
}

const main = async (): Promise<void> => {
  const file = process.argv[2]
  const { ELASTICSEARCH_URL: url, ELASTIC_USER: user, ELASTIC_PASSWORD: password, KEYUAN_INDEX_PREFIX: prefix } = process.env
  if (!file) throw new UserMessage('用法 / usage: node scripts/elasticsearch/make-api-key.ts <file>')
  if (!url || !password) throw new UserMessage('请设置 ELASTICSEARCH_URL 和 ELASTIC_PASSWORD / Set ELASTICSEARCH_URL and ELASTIC_PASSWORD')
  const result = await makeApiKey({ url, user: user || 'elastic', password, file, prefix: prefix?.trim() || 'keyuan' })
  process.stdout.write(result === 'kept' ? `API 密钥仍有效,保留 / the API key works and is kept: ${file}\n` : `API 密钥已生成 / the API key was made: ${file}\n`)
}

if (import.meta.main) {
  main().catch((error: unknown) => {
    process.stderr.write(`${error instanceof UserMessage ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
    process.exitCode = 1
  })
}
