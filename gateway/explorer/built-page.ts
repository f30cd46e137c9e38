import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { buildOnce } from '../pages/build-once.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
/** All that the page is made of, but its packages, whose versions are in the lock file. */
const SOURCES = ['gateway/explorer/web', 'gateway/explorer/queries', 'gateway/web', 'gateway/pages', 'schema/rows', 'schema/limits', 'schema/error-codes.ts', 'gateway/explorer/build.mjs', 'package-lock.json']
const KEPT = join(ROOT, 'node_modules/.cache/keyuan-explorer')

/** The page built from the sources as they are: once for all test files, and not again while nothing has changed. */
export const builtPage = async (): Promise<string> => {
  const dist = join(KEPT, await hashOfSources())
  await mkdir(KEPT, { recursive: true })
  return buildOnce(dist, async (into) => {
    for (const name of await readdir(KEPT)) if (!dist.endsWith(name.replace(/\..*$/, ''))) await rm(join(KEPT, name), { recursive: true, force: true })
    await promisify(execFile)(process.execPath, [fileURLToPath(new URL('build.mjs', import.meta.url)), into])
  })
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
