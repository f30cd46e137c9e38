import { domainError } from './errors.ts'

/** A place in the feed of one epoch: a transaction id and, within it, a resource id. */
export interface FeedPlace { epoch: string; xid: string; id: string }

export const encodePlace = ({ epoch, xid, id }: FeedPlace): string => Buffer.from(JSON.stringify([epoch, xid, id])).toString('base64url')

/** The place that a cursor names. Another epoch is RESYNC: after a restore, a move or a change of mapping the feed is walked anew. */
export const decodePlace = (cursor: string, epoch: string): FeedPlace => {
  const refuse = (): never => {
    throw domainError('BAD_CURSOR', { zh: '变更流游标已损坏,请从头(after: null)同步', en: 'The feed cursor is damaged; start again from null' })
  }
  let parts: unknown
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch {
    return refuse()
  }
  if (!Array.isArray(parts) || parts.length !== 3 || !/^\d+$/.test(String(parts[1]))) return refuse()
  const place = { epoch: String(parts[0]), xid: String(parts[1]), id: String(parts[2]) }
  if (place.epoch !== epoch) throw domainError('RESYNC')
  return place
}

/** Position of a write, as public mutations return it: `<namespace>/<epoch>.<transaction id>`. */
export const encodePosition = (namespace: string, epoch: string, xid: string): string => `${namespace}/${epoch}.${xid}`
