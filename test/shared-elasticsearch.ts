import { existsSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { elasticsearchDistribution, missingForElasticsearch } from '../scripts/elasticsearch/distribution.ts'
import { endOrphan } from '../scripts/elasticsearch/end-orphan.ts'
import { QUICK_START, serverFolder } from '../scripts/elasticsearch/server-folder.ts'
import { type RunningElasticsearch, startElasticsearch } from '../scripts/elasticsearch/start-elasticsearch.ts'
import { ELASTICSEARCH_VERSION } from '../scripts/elasticsearch/version.ts'
import { alive } from '../scripts/processes.ts'
import { UserMessage } from '../scripts/user-message.ts'

/** What a test file needs to ask for the server; plain data, for it crosses into the workers. */
export interface SharedElasticsearch {
  /** Address of a server that runs already (ELASTICSEARCH_URL), else empty. */
  url: string
  /** Test files put `WANTED` here and wait for `ANSWER`; folders of servers of their own are made here too. Empty where `url` is given. */
  folder: string
  /** Why there is none; empty where there is. */
  absent: string
}

export const WANTED = 'wanted'
export const ANSWER = 'answer.json'

const PREFIX = 'keyuan-test-elasticsearch-'
const POLL_MS = 100

const say = (text: string): void => void process.stdout.write(`${text}\n`)

/** A test run that was killed could not stop its servers: the next run does. */
const endForgotten = async (): Promise<void> => {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const folder = join(tmpdir(), name)
    if (statSync(folder).uid !== process.getuid?.() || alive(Number(name.slice(PREFIX.length).split('-')[0]))) continue
    for (const own of readdirSync(folder, { withFileTypes: true })) if (own.isDirectory()) await endOrphan(serverFolder(join(folder, own.name)))
    rmSync(folder, { recursive: true, force: true })
  }
}

const absence = async (): Promise<string> => {
  const missing = missingForElasticsearch()
  if (missing !== null) return missing
  try {
    await elasticsearchDistribution({ say })
    return ''
  } catch (error) {
    if (error instanceof UserMessage) return error.message
    throw error
  }
}

const answer = (folder: string, content: { url: string } | { error: string }): void => {
  writeFileSync(join(folder, `${ANSWER}.new`), JSON.stringify(content))
  renameSync(join(folder, `${ANSWER}.new`), join(folder, ANSWER))
}

export interface Offer { offer: SharedElasticsearch; close(): Promise<void> }

/**
 * One Elasticsearch for the whole test run, started when the first test file asks for it, so that a run of other tests does without. Says in one line
 * where there is none; with KEYUAN_REQUIRE_ELASTICSEARCH=1 that ends the run.
 */
export const offerElasticsearch = async (environment: NodeJS.ProcessEnv): Promise<Offer> => {
  const required = environment.KEYUAN_REQUIRE_ELASTICSEARCH === '1'
  if (environment.ELASTICSEARCH_URL) {
    return { offer: { url: environment.ELASTICSEARCH_URL, folder: '', absent: '' }, close: async () => say(`Elasticsearch: tests used ${new URL(environment.ELASTICSEARCH_URL ?? '').host}`) }
  }
  const absent = await absence()
  if (absent && required) throw new UserMessage(`KEYUAN_REQUIRE_ELASTICSEARCH=1,但没有 Elasticsearch / is set, and there is no Elasticsearch: ${absent}`)
  if (absent) return { offer: { url: '', folder: '', absent }, close: async () => say(`Elasticsearch 的测试未运行 / the Elasticsearch tests did NOT run: ${absent}`) }
  await endForgotten()
  const folder = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`))
  let starting: Promise<RunningElasticsearch | null> | null = null
  const start = async (): Promise<RunningElasticsearch | null> => {
    const began = performance.now()
    try {
      const server = await startElasticsearch({ folder: join(folder, 'data'), durable: false, configFiles: QUICK_START })
      answer(folder, { url: server.url })
      say(`Elasticsearch ${ELASTICSEARCH_VERSION}: ready in ${((performance.now() - began) / 1000).toFixed(1)} s`)
      return server
    } catch (error) {
      // The test files that asked fail with it.
      answer(folder, { error: error instanceof Error ? error.message : String(error) })
      return null
    }
  }
  const watch = setInterval(() => {
    if (existsSync(join(folder, WANTED))) starting ??= start()
  }, POLL_MS)
  return {
    offer: { url: '', folder, absent: '' },
    close: async () => {
      clearInterval(watch)
      const server = await starting
      await server?.stop()
      rmSync(folder, { recursive: true, force: true })
      if (server) say(`Elasticsearch ${ELASTICSEARCH_VERSION}: tests used it`)
    },
  }
}
