import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** The files of a path: itself, or all below a folder, by name. Hidden ones and links are passed over. */
export async function* findFiles(path: string): AsyncGenerator<string> {
  if (!(await stat(path)).isDirectory()) {
    yield path
    return
  }
  const entries = await readdir(path, { withFileTypes: true })
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue
    if (entry.isDirectory()) yield* findFiles(join(path, entry.name))
    else if (entry.isFile()) yield join(path, entry.name)
  }
}
