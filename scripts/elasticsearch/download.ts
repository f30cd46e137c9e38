import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { UserMessage } from '../user-message.ts'
import { findProgram } from './programs.ts'
import { ARTIFACT, ELASTICSEARCH_VERSION } from './version.ts'

const GOAL = 'org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy'
const TIMEOUT_MS = 15 * 60_000

/** The Maven on the PATH. Throws a `UserMessage`. */
export const findMaven = (environment: NodeJS.ProcessEnv): string => {
  const maven = findProgram('mvn', environment)
  if (!maven) throw new UserMessage('没有找到 Maven(mvn),首次下载 Elasticsearch 需要它;请安装 Maven 3 / Maven (mvn) was not found, and Elasticsearch is downloaded with it once: install Maven 3')
  return maven
}

/** Says each further tenth of what Maven reports as `12/132 MB`. */
const tenths = (say: (text: string) => void): ((text: string) => void) => {
  let said = 0
  return (text) => {
    for (const [, done = '0', whole = '1'] of text.matchAll(/(\d+(?:\.\d+)?)\/(\d+(?:\.\d+)?) MB/g)) {
      const tenth = Math.floor((10 * Number(done)) / Number(whole))
      if (tenth <= said || Number(whole) < 10) continue
      said = tenth
      say(`  ${tenth * 10}% (${done}/${whole} MB)`)
    }
  }
}

export interface DownloadOptions {
  maven: string
  javaHome: string
  /** Where the zip is put; made. */
  folder: string
  /** A local repository other than the user's: passes by a broken copy there. */
  repository?: string
  say: (text: string) => void
}

/** Fetches the zip from Maven Central, or the mirror of the user's settings; the path of the file. Throws a `UserMessage`. */
export const download = ({ maven, javaHome, folder, repository, say }: DownloadOptions): Promise<string> =>
  new Promise((resolve, reject) => {
    mkdirSync(folder, { recursive: true })
    const args = [GOAL, `-Dartifact=${ARTIFACT}`, `-DoutputDirectory=${folder}`, '-Dstyle.color=never', ...(repository ? [`-Dmaven.repo.local=${repository}`] : [])]
    // Maven would read a pom.xml of the folder it runs in.
    const child = spawn(maven, args, { cwd: folder, env: { ...process.env, JAVA_HOME: javaHome }, stdio: ['ignore', 'pipe', 'pipe'], timeout: TIMEOUT_MS })
    const progress = tenths(say)
    let said = ''
    const hear = (chunk: Buffer): void => {
      said = (said + chunk.toString()).slice(-20_000)
      progress(chunk.toString())
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0) return resolve(join(folder, `elasticsearch-${ELASTICSEARCH_VERSION}.zip`))
      const reason = said.split('\n').find((line) => line.startsWith('[ERROR]'))?.slice(8, 400) ?? `mvn: ${code}`
      reject(new UserMessage(`不能下载 Elasticsearch:${reason};请检查网络或 ~/.m2/settings.xml 中的镜像 / Elasticsearch could not be downloaded: check the network, or the mirror in ~/.m2/settings.xml`))
    })
  })
