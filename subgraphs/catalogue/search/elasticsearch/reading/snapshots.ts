import type { Ask } from '../connection/ask.ts'

/** How long a page may be looked at before the next one is asked for. */
const KEEP_ALIVE = '5m'
/** A snapshot holds files of the index: one serves all lists whose first page is older than it, for half a minute. */
const SHARED_MS = 30_000

/** Points in time, so that the order by score stays the same from page to page while records change. */
export interface Snapshots {
  /** One that holds all that was to be found at `since` (epoch milliseconds). */
  current(since?: number): Promise<string>
  close(): Promise<void>
}
export const KEEP = KEEP_ALIVE

export const createSnapshots = (ask: Ask): Snapshots => {
  let shared: { id: Promise<string>; since: number } | undefined
  const open = async (): Promise<string> => (await ask((client, options, { resources }) => client.openPointInTime({ index: resources, keep_alive: KEEP_ALIVE }, options))).id
  return {
    current: (since = 0) => {
      if (!shared || Date.now() - shared.since > SHARED_MS || shared.since <= since) {
        const begun = Date.now()
        const opened = { id: open(), since: begun }
        opened.id.catch(() => {
          if (shared === opened) shared = undefined
        })
        shared = opened
      }
      return shared.id
    },
    close: async () => {
      const last = shared
      shared = undefined
      if (!last) return
      const id = await last.id.catch(() => undefined)
      if (id !== undefined) await ask((client, options) => client.closePointInTime({ id }, { ...options, ignore: [404] }))
    },
  }
}
