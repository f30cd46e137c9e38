import type { Client } from '@elastic/elasticsearch'
import { type Ask, within } from '../connection/ask.ts'

export interface Refresher {
  /** Everything written before is searchable when this ends. Rejects where it does not end within the deadline of a question. */
  now(): Promise<void>
  /** Something was written. */
  soon(): void
  close(): void
}

/** It may take at most this part of the time: while much is written each time costs seconds, while little is it costs milliseconds. */
const MOST_SHARE = 0.1
const RETRY_MS = 500
const DEADLINE_MS = 60_000

/**
 * Makes what was written searchable, at once where that is cheap and seldom where it is not, which a fixed interval cannot: one second doubles the cost of a
 * large import, ten are too long for somebody who has just saved.
 */
export const createRefresher = (client: Client, ask: Ask, names: readonly string[]): Refresher => {
  let asked: Promise<unknown> | undefined
  let isRunning = false
  let nextAt = 0
  let waiting: NodeJS.Timeout | undefined
  let isClosed = false

  const refresh = async (): Promise<void> => {
    isRunning = true
    const begun = Date.now()
    try {
      await within(DEADLINE_MS, (signal) => client.indices.refresh({ index: [...names] }, { signal }))
    } catch {
      // Whoever asks or writes next is told what is wrong; there is nobody here to tell.
    } finally {
      isRunning = false
      nextAt = Date.now() + (Date.now() - begun) / MOST_SHARE
    }
  }
  const soon = (): void => {
    if (waiting || isClosed) return
    // What is written while a refresh runs may not be in it: one more follows.
    waiting = setTimeout(() => {
      waiting = undefined
      if (isRunning) soon()
      else void refresh()
    }, Math.max(nextAt - Date.now(), isRunning ? RETRY_MS : 0))
    waiting.unref()
  }

  return {
    soon,
    // Elasticsearch runs one refresh of an index at a time: this one begins after those under way, and serves all who ask until it is sent.
    now: async () => {
      await (asked ??= Promise.resolve().then(() => {
        asked = undefined
        return ask((connection, options, generation) => connection.indices.refresh({ index: [generation.resources, generation.suggestions] }, options))
      }))
    },
    close: () => {
      isClosed = true
      clearTimeout(waiting)
    },
  }
}
