import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
/** All that the page is made of, but its packages, whose versions are in the lock file. */
const SOURCES = ['gateway/explorer/web', 'gateway/explorer/queries', 'gateway/web', 'gateway/pages', 'schema/rows', 'schema/limits', 'schema/error-codes.ts', 'gateway/explorer/build.mjs', 'package-lock.json']
const KEPT = join(ROOT, 'node_modules/.cache/keyuan-explorer')
/** A build takes six seconds on a machine that does nothing else. */
const LONGEST_MS = 240_000

/** The page built from the sources as they are: once for all test files, and not again while nothing has changed. */
export const builtPage = async (): Promise<string> => {
  const dist = join(KEPT, await hashOfSources())
  const lock = `${dist}.lock`
  await mkdir(KEPT, { recursive: true })
  for (const until = Date.now() + LONGEST_MS; Date.now() < until; await pause(250)) {
    if (existsSync(dist)) return dist
    if (await taken(lock)) continue
    await build(dist).finally(() => rm(lock, { recursive: true, force: true }))
    return dist
  }
  // Whoever held the lock is gone.
  await rm(lock, { recursive: true, force: true })
  await build(dist)
  return dist
}

const taken = (lock: string): Promise<boolean> => mkdir(lock).then(() => false, () => true)

const build = async (dist: string): Promise<void> => {
  for (const name of await readdir(KEPT)) if (!dist.endsWith(name.replace(/\..*$/, ''))) await rm(join(KEPT, name), { recursive: true, force: true })
  const making = `${dist}.making`
  await promisify(execFile)(process.execPath, [fileURLToPath(new URL('build.mjs', import.meta.url)), making])
  await rename(making, dist)
}

const hashOfSources = async (): Promise<string> => {
  const hash = createHash('sha256')
  for (const source of SOURCES) {
    const path = join(ROOT, source)
    const files = /\.\w+$/.test(source) ? [path] : (await readdir(path, { recursive: true, withFileTypes: true })).filter((each) => each.isFile() && !each.parentPath.includes('/dist')).map((each) => join(each.parentPath, each.name))
    for (const file of files.sort()) hash.update(file).update(await readFile(file))
  }
  return hash.digest('hex').slice(0, 20)
}
