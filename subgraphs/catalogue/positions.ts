import { inArray } from 'drizzle-orm'
import type { Database } from '../kit/database.ts'
import { lastPlace } from './repositories/changes-for-index.ts'
import { source } from './tables/source.ts'
import type { SourceState } from './follow/source-state.ts'

const LOOK_MS = 25
const MOST_MS = 2_000
const POSITION = /^([a-z][a-z0-9-]*)\/([0-9a-f]+)\.(\d+)$/

const placeOf = (cursor: string | null): { epoch: string; xid: bigint } | null => {
  if (cursor === null) return null
  try {
    const [epoch, xid] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as [string, string]
    return { epoch, xid: BigInt(xid) }
  } catch {
    // A partner's cursor is its own affair; nothing of ours can be compared with it.
    return null
  }
}

/** Whether the feed has been followed beyond the transaction that a position names. */
const isFollowed = (state: SourceState | undefined, epoch: string, xid: bigint): boolean => {
  const place = placeOf(state?.cursor ?? null)
  if (!place || !state) return false
  return place.epoch !== epoch || place.xid > xid || (place.xid === xid && state.caughtUp)
}

/**
 * Waits until what was written at these positions can be searched, two seconds at most: read-your-writes for `searchResources(notBefore:)`.
 * Positions it does not understand are not waited for. `isIndexed`: whether everything up to a place of the read model can be found.
 */
export const waitForPositions = async ({ db }: Database, isIndexed: (place: string | null) => Promise<boolean>, positions: readonly string[], mostMs = MOST_MS): Promise<boolean> => {
  const wanted = positions.flatMap((text) => {
    const [, namespace, epoch, xid] = POSITION.exec(text) ?? []
    return namespace && epoch && xid ? [{ namespace, epoch, xid: BigInt(xid) }] : []
  })
  if (wanted.length === 0) return true
  const end = Date.now() + mostMs
  let target: string | null | undefined
  while (Date.now() < end) {
    if (target === undefined) {
      const states = new Map((await db.select().from(source).where(inArray(source.namespace, wanted.map((item) => item.namespace)))).map((state) => [state.namespace, state]))
      if (wanted.every((item) => isFollowed(states.get(item.namespace), item.epoch, item.xid))) target = await lastPlace(db)
    }
    if (target !== undefined && (await isIndexed(target))) return true
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
  }
  return false
}
