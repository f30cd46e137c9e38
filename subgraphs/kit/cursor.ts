import { createHash } from 'node:crypto'
import { domainError } from './errors.ts'

const CHECK_LENGTH = 6
const checksum = (body: string): string => createHash('sha256').update(body).digest('base64url').slice(0, CHECK_LENGTH)

/**
 * An opaque cursor of one list: what the list is, and the sort values at the entry. A short checksum tells a damaged one from a good one;
 * it is no secret, since a cursor gives no right.
 */
export const encodeCursor = (list: string, values: readonly (string | number | null)[]): string => {
  const body = JSON.stringify([list, ...values])
  return Buffer.from(checksum(body) + body).toString('base64url')
}

export const decodeCursor = (list: string, cursor: string): (string | number | null)[] => {
  const text = Buffer.from(cursor, 'base64url').toString('utf8')
  const body = text.slice(CHECK_LENGTH)
  const refuse = (): never => {
    throw domainError('BAD_CURSOR', { zh: '游标不属于这个列表,或已损坏;请从不带游标的一页重新取起', en: 'The cursor is damaged or of another list; start again without one' })
  }
  if (checksum(body) !== text.slice(0, CHECK_LENGTH)) return refuse()
  const [name, ...values] = JSON.parse(body) as (string | number | null)[]
  return name === list ? values : refuse()
}
