import { readFile } from 'node:fs/promises'
import type { Logger } from 'pino'
import type { OperationSource } from './operation-source.ts'
import { operationsInMemory, readManifest } from './read-manifest.ts'

export interface OperationsFile {
  source: OperationSource
  stop(): void
}

const LOOK_MS = 2_000

/**
 * The operations of a manifest file, read again when it has changed: every two seconds, whole, so that a swap (rename over it) takes effect within five.
 * What cannot be read then is logged, and the operations of before go on being served; at the start it is refused.
 */
export async function openOperationsFile(path: string, log: Logger): Promise<OperationsFile> {
  let text = await readFile(path, 'utf8')
  let current = operationsInMemory(readManifest(text))
  let looking = false
  let refused: string | undefined

  const look = async (): Promise<void> => {
    const found = await readFile(path, 'utf8')
    if (found === text || found === refused) return
    try {
      current = operationsInMemory(readManifest(found))
      text = found
      log.info({ file: path }, 'registered operations were read anew')
    } catch (error) {
      refused = found
      throw error
    }
  }
  const timer = setInterval(() => {
    if (looking) return
    looking = true
    void look()
      .catch((error: unknown) => log.error({ file: path, error: String(error) }, 'the file of registered operations cannot be used; those of before are served'))
      .finally(() => { looking = false })
  }, LOOK_MS)
  timer.unref()

  return {
    source: { byId: (id) => current.byId(id), byHash: (hash) => current.byHash(hash) },
    stop: () => clearInterval(timer),
  }
}
