import type { Database } from '../../kit/database.ts'
import type { Log } from '../../kit/log.ts'
import { Loop } from '../../kit/loop.ts'
import { applyPage, LostRaceError } from './apply-page.ts'
import { type FeedSource, NoTurnError, ResyncError } from './feed-source.ts'
import { beginWalk, recordFailure, type SourceState, sourceState } from './source-state.ts'

const PAGE = 500
const POLL_MS = 1_000
/** How often the moment up to which a quiet feed was seen is written down. */
const NOTE_MS = 5_000

export interface FollowerOptions {
  database: Database
  source: FeedSource
  isResourceType: (typename: string) => boolean
  log: Log
  /** Called after rows of the read model changed. */
  onChange: () => void
  /** Longest time between two looks at the feed, milliseconds. */
  pollMs?: number
}

/** A look that found the feed where it was, shortly after the last one, has nothing to write down. */
const isIdle = (state: SourceState, cursor: string): boolean =>
  state.caughtUp && !state.walking && state.failures === 0 && state.cursor === cursor && Date.now() - (state.caughtUpAt?.getTime() ?? 0) < NOTE_MS

const isDueForWalk = ({ caughtUp, walking, walkedAt }: SourceState, { walkMs }: FeedSource): boolean =>
  walkMs !== undefined && caughtUp && !walking && Date.now() - (walkedAt?.getTime() ?? 0) > walkMs

/**
 * Follows one feed into the read model. Errors are recorded, told, and tried again; an old epoch begins a new walk. A quiet feed of a partner rests for the time that
 * the partner declared, whoever wakes it: clients that wait for a position must not be able to drive us there.
 */
export const createFollower = ({ database, source, isResourceType, log, onChange, pollMs = POLL_MS }: FollowerOptions): Loop => {
  let restUntil = -Infinity
  return new Loop({
    log,
    idleMs: Math.min(pollMs, source.pollMs ?? pollMs),
    step: async () => {
      if (source.paused || performance.now() < restUntil) return false
      const state = await sourceState(database, source.namespace)
      if (isDueForWalk(state, source)) {
        await beginWalk(database, source.namespace)
        return true
      }
      const page = await source.page(state.cursor, PAGE)
      const isNothing = page.changes.length === 0 && !page.more && isIdle(state, page.cursor)
      const changed = isNothing ? 0 : await applyPage(database, state, page, isResourceType, { holdMassDeletions: source.holdsMassDeletions })
      if (changed > 0) onChange()
      if (!page.more) restUntil = performance.now() + (source.pollMs ?? 0)
      return page.more
    },
    onError: async (error, pauseMs) => {
      if (error instanceof LostRaceError || error instanceof NoTurnError) return
      if (error instanceof ResyncError) {
        log.warn({ namespace: source.namespace }, 'feed cursor is of an older epoch: walking anew')
        await beginWalk(database, source.namespace)
        return
      }
      const message = error instanceof Error ? error.message : String(error)
      log.warn({ namespace: source.namespace, error: message, pauseMs }, 'following failed, trying again')
      await recordFailure(database, source.namespace, message).catch((again: unknown) => log.error({ namespace: source.namespace, error: String(again) }, 'the failure could not be recorded'))
    },
  })
}
