import {
  boundedCells, boundedTiles, checkAggregate, checkCount, checkFacets, checkGrid, checkScan, checkSearch, checkSuggest, checkVocabulary,
} from '../check-request.ts'
import type { AggregateCell, GridCell, SearchEngine } from '../port.ts'
import { openFolder } from './folder.ts'
import { lockFolder } from './owner-lock.ts'
import { packEntry } from './storage/pack-entry.ts'
import { startSwap } from './swap.ts'
import type { ReaderJob } from './threads/reader-job.ts'
import { createReaderPool, type ReaderPool } from './threads/reader-pool.ts'
import { startThread } from './threads/start-thread.ts'
import type { WriterJob } from './threads/writer-job.ts'

export interface EmbeddedOptions {
  /** Folder of the index; made where it is missing. Not on a network drive: SQLite's locks do not work there. */
  folder: string
  readers?: number
  /** Time one question may take, from when a reader takes it up; it waits for a reader at most as long again. */
  deadlineMs?: number
  /** Is told where an index had to be begun anew. */
  warn?: (sentence: string) => void
}

/** The file that counts, and its readers. */
export interface Current { file: string; readers: ReaderPool<ReaderJob> }

/** The embedded engine: SQLite FTS5 and R*Tree, one writer thread, readers on the write-ahead log. One process per folder. */
export const openEmbeddedEngine = async ({ folder: path, readers = 2, deadlineMs = 2_000, warn = console.warn }: EmbeddedOptions): Promise<SearchEngine> => {
  const folder = openFolder(path)
  const lock = lockFolder(path)
  const writer = startThread<WriterJob>(new URL('./threads/writer-thread.ts', import.meta.url), null)
  const startReaders = (file: string): ReaderPool<ReaderJob> =>
    createReaderPool(() => startThread<ReaderJob>(new URL('./threads/reader-thread.ts', import.meta.url), { file }), readers, deadlineMs)

  const open = async (): Promise<Current> => {
    folder.removeOthers()
    const file = folder.current()
    const problem = await writer.call<string | null>({ kind: 'open', file })
    if (problem !== null) warn(beganAnew(file, problem))
    return { file, readers: startReaders(file) }
  }
  let current = await open().catch(async (error: unknown) => {
    await writer.terminate()
    lock.release()
    throw error
  })
  let closing: Promise<void> | undefined
  const close = async (): Promise<void> => {
    await current.readers.close()
    await writer.close()
    lock.release()
  }

  return {
    write: (batch, position) => writer.call({ kind: 'write', file: current.file, batch: batch.map(packEntry), position }),
    search: async (request) => {
      checkSearch(request)
      return current.readers.run({ kind: 'search', request })
    },
    count: async (queries) => {
      checkCount(queries)
      return current.readers.run({ kind: 'count', queries })
    },
    facets: async (query, facets) => {
      checkFacets(query, facets)
      return current.readers.run({ kind: 'facets', query, facets })
    },
    suggest: async (request) => {
      checkSuggest(request)
      return current.readers.run({ kind: 'suggest', request })
    },
    vocabulary: async (words, similar) => {
      checkVocabulary(words, similar)
      return current.readers.run({ kind: 'vocabulary', words, similar })
    },
    grid: async (query, request) => {
      checkGrid(query, request)
      return boundedTiles(await current.readers.run<GridCell[]>({ kind: 'grid', query, request }))
    },
    aggregate: async (query, request) => {
      checkAggregate(query, request)
      return boundedCells(await current.readers.run<AggregateCell[]>({ kind: 'aggregate', query, request }))
    },
    scan: async (query, after, first) => {
      checkScan(query, first)
      return current.readers.run({ kind: 'scan', query, after, first })
    },
    digests: () => current.readers.run({ kind: 'digests' }),
    stats: () => current.readers.run({ kind: 'stats' }),
    swap: () => startSwap(writer, folder, startReaders, () => current, (next) => { current = next }),
    close: () => (closing ??= close()),
  }
}

const beganAnew = (file: string, problem: string): string =>
  `检索索引 ${file} 不可用(${problem}),已重建为空,将从读模型重新填充 / The search index ${file} could not be used (${problem}); it was begun anew and will be filled from the read model`
