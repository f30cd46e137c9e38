import { execFile, execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** A Python that this machine has, new enough for the template; null without one. */
export const findPython = (): string | null =>
  ['python3.13', 'python3.12', 'python3.11', 'python3'].find((name) => {
    try {
      execFileSync(name, ['-c', 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))'], { stdio: 'ignore' })
      return true
    } catch {
      return false
    }
  }) ?? null

/** A clean virtual environment in a folder, with packages from the index that pip is set up for; the path of its interpreter. */
export const makeVenv = async (python: string, folder: string, packages: readonly string[]): Promise<string> => {
  await run(python, ['-m', 'venv', folder])
  const interpreter = join(folder, 'bin', 'python')
  await run(interpreter, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...packages])
  return interpreter
}
