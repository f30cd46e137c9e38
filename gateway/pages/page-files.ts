import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

/** A file of a built page, held in memory. */
export interface PageFile {
  content: Buffer
  /** The same, compressed, where the build made it. */
  gzip?: Buffer
  brotli?: Buffer
  type: string
  etag: string
  /** True where the name changes with the content. */
  immutable: boolean
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
}

/** Reads a built page whole: path with `/` → file. Empty where the page has not been built. */
export const readPageFiles = async (dist: URL): Promise<ReadonlyMap<string, PageFile>> => {
  const folder = fileURLToPath(dist)
  const contents = new Map<string, Buffer>()
  for (const path of await filesUnder(folder)) contents.set(relative(folder, path).split(sep).join('/'), await readFile(path))
  const files = new Map<string, PageFile>()
  for (const [name, content] of contents) {
    if (name.endsWith('.gz') || name.endsWith('.br')) continue
    const type = TYPES[extname(name)]
    if (!type) throw new Error(`gateway/pages/page-files.ts knows no content type for ${name}`)
    const etag = `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`
    files.set(name, { content, gzip: contents.get(`${name}.gz`), brotli: contents.get(`${name}.br`), type, etag, immutable: name.startsWith('assets/') })
  }
  return files.has('index.html') ? files : new Map()
}

const filesUnder = async (folder: string): Promise<string[]> => {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true })
    return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}
