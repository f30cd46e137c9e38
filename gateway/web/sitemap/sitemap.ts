import { setTimeout as pause } from 'node:timers/promises'
import { type AskAsAnybody, entries, PAGE, step, Unanswered } from './public-records.ts'

/** A part of the sitemap: the records after one place in the order of change, up to the place where the next part begins. */
interface Part { after: string | null; until: string | null; changedAt: string | null }

export interface Sitemap {
  /** The parts; null while they are being found for the first time. */
  parts(): Promise<readonly Part[] | null>
  /** The records of a part as they are now; null where there is no such part. */
  records(number: number, ask: AskAsAnybody): Promise<{ id: string; updatedAt: string | null }[] | null>
}

export interface SitemapOptions {
  /** Asks for the walk that finds the parts. */
  ask: AskAsAnybody
  /** Records of a part when it is found. */
  partSize?: number
  pauseMs?: number
  /** How long the parts are good, at least; a walk that took long is good for longer. */
  maxAgeMs?: number
  /** How long the first who asks waits for them. */
  patienceMs?: number
}

/** Most addresses of one sitemap by its protocol. */
const MOST = 50_000

/**
 * A sitemap of any number of records in little memory: what is kept are the places where parts begin, one cursor for each 10,000 records. Places are values of
 * the order, not counts, so each record is in some part whatever has changed since; a part is read from the search when it is asked for, and so holds nothing
 * that has left it. Parts overlap where their border has moved, which does no harm.
 */
export const createSitemap = ({ ask, partSize = 10_000, pauseMs = 50, maxAgeMs = 600_000, patienceMs = 8_000 }: SitemapOptions): Sitemap => {
  let known: { parts: readonly Part[]; at: number; tookMs: number } | null = null
  let walking: Promise<void> | null = null

  const walk = async (): Promise<void> => {
    const started = Date.now()
    const parts = await findParts(ask, partSize, pauseMs)
    known = { parts, at: Date.now(), tookMs: Date.now() - started }
  }
  const isDue = (): boolean => known === null || Date.now() - known.at > Math.max(maxAgeMs, known.tookMs * 10)

  return {
    parts: async () => {
      if (isDue()) {
        walking ??= walk().finally(() => (walking = null))
        // That it failed is told to whoever waits for it. Nobody does where parts are known: those go on being served, and the next who asks begins another walk.
        walking.catch(() => undefined)
        if (known === null) await Promise.race([walking, pause(patienceMs)])
      }
      return known?.parts ?? null
    },
    records: async (number, askNow) => {
      const part = known?.parts[number - 1]
      if (!part) return null
      try {
        return await readPart(askNow, part, partSize)
      } catch (error) {
        // Places of an index that is no more.
        if (error instanceof Unanswered && error.code === 'BAD_CURSOR') known = null
        throw error
      }
    },
  }
}

const findParts = async (ask: AskAsAnybody, partSize: number, pauseMs: number): Promise<Part[]> => {
  const parts: Part[] = []
  let after: string | null = null
  for (let more = true, pages = 0; more; pages += 1) {
    const begins = (pages * PAGE) % partSize === 0
    const found: Awaited<ReturnType<typeof step>> = await patiently(() => step(ask, after, begins))
    const last = parts.at(-1)
    if (begins && last) last.until = after
    if (begins && found.end !== null) parts.push({ after, until: null, changedAt: found.changedAt })
    after = found.end
    more = found.more
    if (more && pages > 20) await pause(pauseMs)
  }
  return parts
}

/** A walk of hours outlives a moment in which the graph is busy. */
const patiently = async <T>(run: () => Promise<T>): Promise<T> => {
  for (let tries = 1; ; tries += 1) {
    try {
      return await run()
    } catch (error) {
      if (!(error instanceof Unanswered) || tries >= 5) throw error
      await pause(Math.min(error.retryAfterSeconds, 60) * 1_000)
    }
  }
}

const readPart = async (ask: AskAsAnybody, { after: begin, until }: Part, partSize: number): Promise<{ id: string; updatedAt: string | null }[]> => {
  const records: { id: string; updatedAt: string | null }[] = []
  // The first part takes what has changed since; the others end soon after their size if the border is gone.
  const most = Math.min(MOST, begin === null ? MOST : partSize * 2)
  let after = begin
  for (let more = true; more && records.length < most;) {
    const page = await entries(ask, after)
    const border = page.entries.findIndex(({ cursor }) => cursor === until)
    for (const { id, updatedAt } of border < 0 ? page.entries : page.entries.slice(0, border + 1)) if (id !== null) records.push({ id, updatedAt })
    after = page.end
    more = page.more && border < 0
  }
  return records.slice(0, MOST)
}
