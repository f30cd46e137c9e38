import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { UserMessage } from '../user-message.ts'
import { findProgram, programIn } from './programs.ts'
import { OLDEST_JAVA } from './version.ts'

/** Where Linux distributions, GitHub's machines, SDKMAN and macOS put theirs; `inside` leads from the folder of one Java to its home. */
const USUAL_PLACES: readonly { folder: string; name: RegExp; inside: string }[] = [
  { folder: '/usr/lib/jvm', name: /./, inside: '' },
  { folder: '/opt', name: /^(java|jdk|jre|temurin)/, inside: '' },
  { folder: '/opt/java', name: /./, inside: '' },
  { folder: '/usr/local', name: /^(java|jdk|openjdk)/, inside: '' },
  { folder: '/usr/java', name: /./, inside: '' },
  { folder: '/Library/Java/JavaVirtualMachines', name: /./, inside: 'Contents/Home' },
  ...(process.env.HOME ? [{ folder: join(process.env.HOME, '.sdkman/candidates/java'), name: /./, inside: '' }] : []),
]

const usualHomes = (): string[] =>
  USUAL_PLACES.filter(({ folder }) => existsSync(folder)).flatMap(({ folder, name, inside }) => readdirSync(folder).filter((entry) => name.test(entry)).sort().map((entry) => join(folder, entry, inside)))

/** Major version of the Java in this home: by its `release` file, else by asking it; 0 where there is none. */
export const javaVersion = (home: string): number => {
  const java = programIn(join(home, 'bin'), 'java')
  if (!java) return 0
  const release = existsSync(join(home, 'release')) ? readFileSync(join(home, 'release'), 'utf8') : ''
  const stated = /^JAVA_VERSION="?(?:1\.)?(\d+)/m.exec(release) ?? /version "(?:1\.)?(\d+)/.exec(spawnSync(java, ['-version'], { encoding: 'utf8', timeout: 10_000 }).stderr ?? '')
  return Number(stated?.[1] ?? 0)
}

const onPath = (environment: NodeJS.ProcessEnv): string[] => {
  const java = findProgram('java', environment)
  return java ? [dirname(dirname(java))] : []
}

/** Home of a Java that Elasticsearch runs on: KEYUAN_JAVA_HOME alone where it is set; else JAVA_HOME, the PATH, the usual places. Throws a `UserMessage`. */
export const findJava = (environment: NodeJS.ProcessEnv, others: () => string[] = usualHomes): string => {
  const named = environment.KEYUAN_JAVA_HOME
  if (named && javaVersion(named) < OLDEST_JAVA) throw new UserMessage(`KEYUAN_JAVA_HOME(${named})不是 Java ${OLDEST_JAVA} 或更高版本的文件夹 / KEYUAN_JAVA_HOME is not the home of a Java ${OLDEST_JAVA} or later`)
  if (named) return named
  const found = [...(environment.JAVA_HOME ? [environment.JAVA_HOME] : []), ...onPath(environment), ...others()].find((home) => javaVersion(home) >= OLDEST_JAVA)
  if (!found) throw new UserMessage(`没有找到 Java ${OLDEST_JAVA} 或更高版本;请安装(如 Temurin ${OLDEST_JAVA}),或用 KEYUAN_JAVA_HOME 指定其文件夹 / No Java ${OLDEST_JAVA} or later was found: install one, such as Temurin ${OLDEST_JAVA}, or set KEYUAN_JAVA_HOME`)
  return found
}
