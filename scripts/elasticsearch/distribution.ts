import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { UserMessage } from '../user-message.ts'
import { alone } from './cache-lock.ts'
import { download, findMaven } from './download.ts'
import { findJava } from './find-java.ts'
import { findUnpacker, isDistribution, unpack } from './unpack.ts'
import { ELASTICSEARCH_VERSION } from './version.ts'

/** What Elasticsearch needs on this machine, ignored by git: the distribution and, beside it, the data of `npm run elasticsearch`. */
export const ELASTICSEARCH_FOLDER = resolve(import.meta.dirname, '../../.elasticsearch')

export interface Distribution { home: string; javaHome: string }

export interface DistributionOptions {
  environment?: NodeJS.ProcessEnv
  /** Where distributions are kept. */
  cache?: string
  say?: (text: string) => void
}

const homeIn = (cache: string): string => join(cache, `elasticsearch-${ELASTICSEARCH_VERSION}`)
const zipIn = (cache: string): string => join(cache, `elasticsearch-${ELASTICSEARCH_VERSION}.zip`)

/** Why Elasticsearch cannot run here, as a sentence that says what to install; null where it can. */
export const missingForElasticsearch = (environment: NodeJS.ProcessEnv = process.env, cache: string = ELASTICSEARCH_FOLDER): string | null => {
  try {
    if (process.platform === 'win32') throw new UserMessage('Windows 上请用 docker compose 运行 Elasticsearch / On Windows, run Elasticsearch with docker compose')
    const javaHome = findJava(environment)
    if (isDistribution(homeIn(cache))) return null
    findUnpacker(javaHome, environment)
    findMaven(environment)
    return null
  } catch (error) {
    if (error instanceof UserMessage) return error.message
    throw error
  }
}

const fetchInto = async (cache: string, javaHome: string, environment: NodeJS.ProcessEnv, say: (text: string) => void): Promise<void> => {
  const unpacker = findUnpacker(javaHome, environment)
  for (const left of readdirSync(cache).filter((name) => name.startsWith('new-'))) rmSync(join(cache, left), { recursive: true, force: true })
  const work = mkdtempSync(join(cache, 'new-'))
  // First what an earlier run left, then a download, then one that passes by a broken copy in the user's local repository.
  const repositories = existsSync(zipIn(cache)) ? [null, undefined, join(work, 'repository')] : [undefined, join(work, 'repository')]
  try {
    for (const repository of repositories) {
      if (repository !== null) {
        say(`正在下载 Elasticsearch ${ELASTICSEARCH_VERSION}(132 MB,仅一次)/ downloading Elasticsearch ${ELASTICSEARCH_VERSION}, once`)
        renameSync(await download({ maven: findMaven(environment), javaHome, folder: join(work, 'download'), ...(repository ? { repository } : {}), say }), zipIn(cache))
      }
      const home = await unpack(unpacker, zipIn(cache), join(work, 'unpacked'))
      rmSync(zipIn(cache))
      if (home) return renameSync(home, homeIn(cache))
      say('压缩包已损坏,重新下载 / the zip is broken: downloading again')
      rmSync(join(work, 'unpacked'), { recursive: true, force: true })
    }
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
  throw new UserMessage('两次下载的 Elasticsearch 压缩包都已损坏;请检查 Maven 镜像 / The zip of Elasticsearch was broken twice: check the Maven mirror')
}

/** The distribution and a Java for it; downloads and unpacks on first use. Throws a `UserMessage` that says what to install. */
export const elasticsearchDistribution = async ({ environment = process.env, cache = ELASTICSEARCH_FOLDER, say = () => undefined }: DistributionOptions = {}): Promise<Distribution> => {
  const missing = missingForElasticsearch(environment, cache)
  if (missing !== null) throw new UserMessage(missing)
  const javaHome = findJava(environment)
  if (!isDistribution(homeIn(cache))) {
    mkdirSync(cache, { recursive: true })
    await alone(cache, async () => {
      if (!isDistribution(homeIn(cache))) await fetchInto(cache, javaHome, environment, say)
    }, say)
  }
  return { home: homeIn(cache), javaHome }
}
