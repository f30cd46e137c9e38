import type { Logger } from 'pino'
import type { SupergraphArtifact } from '../../schema/supergraph.ts'
import { Loop } from '../../subgraphs/kit/loop.ts'
import { keepArtifact, reasonOf, type SupergraphSource } from './supergraph-source.ts'

export interface FollowSupergraphOptions {
  source: SupergraphSource
  /** Serves this version from the next request on, or rejects and keeps the one before. */
  swap(artifact: SupergraphArtifact): Promise<void>
  served(): string
  /** Where the version that is served is kept for the next start. */
  file?: string | undefined
  log: Logger
  /** Without a notification, the longest time until a change is seen. */
  pollMs?: number
}

const POLL_MS = 1_500
/** A gateway that is not heard of for two minutes counts as gone. */
const ACKNOWLEDGE_MS = 30_000
/** A version that could not be served is tried again: what it needed may be there now. */
const RETRY_MS = 15_000

/** Keeps a gateway at the version of the graph that is current: told at once, asked now and then in case the message was lost. */
export const followSupergraph = ({ source, swap, served, file, log, pollMs = POLL_MS }: FollowSupergraphOptions): { start(): void; stop(): Promise<void> } => {
  let refused: { version: string; error: string; until: number } | undefined
  let told = { what: '', at: 0 }
  let watching = false

  const watch = async (): Promise<void> => {
    if (watching) return
    watching = true
    await source.watch(() => loop.wake()).catch((error: unknown) => {
      watching = false
      throw error
    })
  }

  const take = async (artifact: SupergraphArtifact): Promise<void> => {
    if (refused?.version === artifact.version && Date.now() < refused.until) return
    try {
      await swap(artifact)
      refused = undefined
      log.info({ version: artifact.version }, 'another version of the graph is served')
    } catch (error) {
      refused = { version: artifact.version, error: String((error as Error).message), until: Date.now() + RETRY_MS }
      log.error({ version: artifact.version, err: error }, 'a version of the graph was refused, the one before goes on')
    }
  }

  const acknowledge = async (): Promise<void> => {
    const what = `${served()} ${refused?.version ?? ''}`
    if (told.what === what && Date.now() - told.at < ACKNOWLEDGE_MS) return
    await source.acknowledge({ version: served(), ...(refused ? { refused: { version: refused.version, error: refused.error } } : {}) })
    told = { what, at: Date.now() }
  }

  const loop = new Loop({
    log, idleMs: pollMs,
    step: async () => {
      await watch()
      const artifact = await source.current()
      if (artifact.version !== served()) await take(artifact)
      if (file !== undefined && artifact.version === served() && kept !== artifact.version) {
        keepArtifact(file, artifact)
        kept = artifact.version
      }
      await acknowledge()
      return false
    },
    onError: (error) => log.warn({ error: reasonOf(error) }, 'the current graph cannot be learnt; this version goes on'),
  })
  let kept: string | undefined

  return { start: () => loop.start(), stop: () => loop.stop() }
}
