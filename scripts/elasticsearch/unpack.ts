import { execFile } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { UserMessage } from '../user-message.ts'
import { findProgram, programIn } from './programs.ts'
import { ELASTICSEARCH_VERSION } from './version.ts'

const run = promisify(execFile)
const TIMEOUT_MS = 5 * 60_000

/** The command that unpacks a zip into the folder it runs in: `jar` of a JDK, else `unzip`. Throws a `UserMessage`. */
export const findUnpacker = (javaHome: string, environment: NodeJS.ProcessEnv): string[] => {
  const jar = programIn(join(javaHome, 'bin'), 'jar') ?? findProgram('jar', environment)
  if (jar) return [jar, 'xf']
  const unzip = findProgram('unzip', environment)
  if (unzip) return [unzip, '-q']
  throw new UserMessage('没有可以解压的程序:请安装完整的 JDK(含 jar)或 unzip / Nothing here unpacks a zip: install a full JDK (it has jar) or unzip')
}

const core = (home: string): string => join(home, 'lib', `elasticsearch-${ELASTICSEARCH_VERSION}.jar`)

/** Whether an unpacked distribution lies here. */
export const isDistribution = (home: string): boolean => existsSync(core(home))

/** Unpacks into `folder`; the folder of the distribution in it, or null where the zip is broken. */
export const unpack = async (unpacker: string[], zip: string, folder: string): Promise<string | null> => {
  mkdirSync(folder, { recursive: true })
  const [command = '', ...args] = unpacker
  const whole = await run(command, [...args, zip], { cwd: folder, timeout: TIMEOUT_MS }).then(() => true, (error: Error & { code?: unknown }) => {
    // A program that ran and refused the file has an exit code; one that could not be run has a name of an error.
    if (typeof error.code === 'number') return false
    throw error
  })
  const home = join(folder, `elasticsearch-${ELASTICSEARCH_VERSION}`)
  return whole && isDistribution(home) ? home : null
}
