import { domainError } from '../../kit/errors.ts'
import type { Clause, TextQuery } from './port.ts'

/** More than anything that reads queries makes, and what every engine can take: SQLite unites 500 sets, Elasticsearch counts clauses. */
const MOST_ITEMS = 300
const MOST_WAYS = 100
const MOST_TERMS = 2_000
const MOST_WEIGHTS = 64

/** Whoever reads queries bounds them; a mistake there is to be seen here, not as an engine's error. */
export const checkTextQuery = ({ all, none, rank }: TextQuery): void => {
  const ways = [...all.flat(), ...none].flatMap((clause: Clause) => clause.ways)
  const terms = ways.flatMap(({ items }) => items.flat()).length + rank.length
  const isTooMuch = ways.length > MOST_WAYS || terms > MOST_TERMS || ways.some(({ items }) => items.length > MOST_ITEMS) || new Set(rank.map(({ weight }) => weight)).size > MOST_WEIGHTS
  if (isTooMuch) throw domainError('LIMIT_EXCEEDED', { zh: '检索式过于复杂,请简化', en: 'The query is too complicated, simplify it' })
  if (ways.some(({ least }) => !Number.isInteger(least) || least < 1) || rank.some(({ weight }) => !(weight >= 0 && Number.isFinite(weight)))) {
    throw domainError('BAD_INPUT', { zh: '检索式中的数目须为正数', en: 'Numbers in a query must be positive' })
  }
}
