import { existsSync, readFileSync } from 'node:fs'
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'

/** Whether this is the packed tool, as JavaScript, rather than the repository. */
export const IS_PACKED = import.meta.filename.endsWith('.js')

/** Root of the package that this tool is part of: the repository, or `node_modules/keyuan`. */
export const PACKAGE_FOLDER = join(import.meta.dirname, IS_PACKED ? '../../..' : '../..')

/** How a person calls the tool. */
export const TOOL = IS_PACKED ? 'npx keyuan-partner' : 'npm run partner --'

interface HiddenLock { packages: Record<string, { resolved?: string } | undefined> }

const readJson = <T>(file: string): T => JSON.parse(readFileSync(file, 'utf8')) as T

/** Where npm took this package from; null where it is the repository, or nobody wrote it down. */
const takenFrom = (name: string): string | null => {
  const lock = join(dirname(PACKAGE_FOLDER), '.package-lock.json')
  return IS_PACKED && existsSync(lock) ? (readJson<HiddenLock>(lock).packages[`node_modules/${name}`]?.resolved ?? null) : null
}

/**
 * What a partner's `package.json` depends on: the very package that this tool is of, so that nobody else's of the same name is fetched. A file is
 * named relative to the partner's folder; from the repository it is the tarball that `npm pack` is to put there.
 */
export const packageSpec = (folder: string): string => {
  const { name, version } = readJson<{ name: string; version: string }>(join(PACKAGE_FOLDER, 'package.json'))
  const from = takenFrom(name)
  if (from === null) return `file:${name}-${version}.tgz`
  if (!from.startsWith('file:')) return from.includes(`/${name}/-/`) ? version : from
  const path = from.slice('file:'.length)
  const file = isAbsolute(path) ? path : resolve(dirname(dirname(PACKAGE_FOLDER)), path)
  return `file:${relative(folder, file).split(sep).join('/')}`
}
