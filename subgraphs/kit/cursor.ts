import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { domainError } from './errors.ts'

const SIGNATURE_LENGTH = 12

/** Of this process alone until it is told a secret that its replicas share: cursors then outlive it and pass between them. */
let key: Buffer = randomBytes(32)

/** Signs cursors with a key made from a secret that all replicas have and nobody can guess (`cursor-secret.ts`). Called once, when the process starts. */
export const signCursorsWith = (secret: string): void => {
  key = createHash('sha256').update(`keyuan cursors ${secret}`).digest()
}

const signature = (body: string): string => createHmac('sha256', key).update(body).digest('base64url').slice(0, SIGNATURE_LENGTH)
const isSigned = (body: string, given: string): boolean => given.length === SIGNATURE_LENGTH && timingSafeEqual(Buffer.from(signature(body)), Buffer.from(given.replace(/[^\x20-\x7e]/g, '?')))

/**
 * A signed opaque cursor of one list: what the list is, and the sort values at the entry. A cursor gives no right; its signature keeps values that nobody
 * handed out from reaching a store or an engine.
 */
export const encodeCursor = (list: string, values: readonly (string | number | null)[]): string => {
  const body = JSON.stringify([list, ...values])
  return Buffer.from(signature(body) + body).toString('base64url')
}

export const decodeCursor = (list: string, cursor: string): (string | number | null)[] => {
  const text = Buffer.from(cursor, 'base64url').toString('utf8')
  const body = text.slice(SIGNATURE_LENGTH)
  const refuse = (): never => {
    throw domainError('BAD_CURSOR', { zh: '游标不属于这个列表,或已失效;请从不带游标的一页重新取起', en: 'The cursor is of another list, damaged or out of date; start again without one' })
  }
  if (!isSigned(body, text.slice(0, SIGNATURE_LENGTH))) return refuse()
  const [name, ...values] = JSON.parse(body) as (string | number | null)[]
  return name === list ? values : refuse()
}
