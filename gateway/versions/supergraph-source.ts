import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import type { Logger } from 'pino'
import type { SupergraphArtifact } from '../../schema/supergraph.ts'

/** Where running gateways learn which version of the graph to serve, and say which one they do. */
export interface SupergraphSource {
  /** The version to serve now; rejects where that cannot be told. */
  current(): Promise<SupergraphArtifact>
  /** Calls back whenever another version may have become current. */
  watch(onChange: () => void): Promise<void>
  acknowledge(served: { version: string; refused?: { version: string; error: string } | undefined }): Promise<void>
}

/** Written beside its place and moved there: a kill at any moment leaves the one before whole. */
export const keepArtifact = (file: string, artifact: SupergraphArtifact): void => {
  const beside = `${file}.${process.pid}.new`
  writeFileSync(beside, JSON.stringify(artifact))
  renameSync(beside, file)
}

/** The artifact that was served last; null where none was kept. Throws where the file is none. */
export const keptArtifact = (file: string): SupergraphArtifact | null =>
  existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) as SupergraphArtifact : null

/** What went wrong at the bottom: the query builder repeats whole statements above it. */
export const reasonOf = (error: unknown): string => (error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error))

/** Longest wait for the source at a start, milliseconds. */
const START_MS = 3_000

export interface BootOptions {
  source?: SupergraphSource | undefined
  file?: string | undefined
  /** The graph of our own subgraphs, as this release has it. */
  committed: SupergraphArtifact
  log: Pick<Logger, 'warn'>
}

/** What to start with: what the source says, else what was served last, else our own graph without partners. Never by asking subgraphs. */
export const bootArtifact = async ({ source, file, committed, log }: BootOptions): Promise<SupergraphArtifact> => {
  if (source) {
    const late = AbortSignal.timeout(START_MS)
    const told = source.current().catch((error: unknown) => void log.warn({ error: reasonOf(error) }, 'the current graph cannot be learnt, starting with the one served last'))
    const current = await Promise.race([told, new Promise<undefined>((resolve) => late.addEventListener('abort', () => resolve(undefined)))])
    if (current) return current
  }
  try {
    return (file === undefined ? null : keptArtifact(file)) ?? committed
  } catch (error) {
    log.warn({ file, error: String(error) }, 'the graph served last cannot be read, starting with our own')
    return committed
  }
}
