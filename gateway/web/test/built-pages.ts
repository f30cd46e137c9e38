import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { buildOnce } from '../../pages/build-once.ts'

const ROOT = fileURLToPath(new URL('../../../', import.meta.url))
/** What the pages are made of, besides packages. */
const SOURCES = ['gateway/web', 'gateway/pages', 'schema']
const LEFT_OUT = /(^|\/)(dist|test|heads|node_modules)\/|\.test\.ts$|\.md$/

/** Where the pages are built as the sources now are: once for all test files, and again only when something changed. Never into the working copy's own dist/. */
export const builtPages = async (): Promise<URL> => {
  const hash = createHash('sha256')
  for (const folder of SOURCES) {
    for (const name of readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).sort()) {
      if (LEFT_OUT.test(name) || !/\.[a-z]+$/.test(name)) continue
      hash.update(`${folder}/${name}\n`).update(readFileSync(join(ROOT, folder, name)))
    }
  }
  const folder = join(tmpdir(), `keyuan-pages-${hash.digest('hex').slice(0, 16)}`)
  await buildOnce(folder, async (into) => void (await promisify(execFile)(process.execPath, [join(ROOT, 'gateway/web/build.mjs'), into])))
  return pathToFileURL(`${folder}/`)
}
