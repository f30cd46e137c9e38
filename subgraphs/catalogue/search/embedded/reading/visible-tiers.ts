import type { IndexQuery } from '../../port.ts'
import { TIER_NUMBER, TIERS, type Tier } from '../storage/columns.ts'
import { raw, type Sql, sql } from '../sql.ts'

export type View = Pick<IndexQuery, 'protectedTiers' | 'now'>

/** Documents whose embargo has ended since they were written. */
const opened = (now: number): Sql => sql`SELECT doc FROM document WHERE embargoed_until <= ${now}`

/** Tiers in which this viewer may search, each with the condition on the document's number, if there is one. */
export const visibleTiers = ({ protectedTiers, now }: View): { tier: Tier; where: (doc: Sql) => Sql }[] => {
  const always = (): Sql => sql`1`
  if (protectedTiers) return TIERS.map((tier) => ({ tier, where: always }))
  return [{ tier: 'public', where: always }, { tier: 'embargoed', where: (doc) => sql`${doc} IN (${opened(now)})` }]
}

/** The same for rows of `term`, which carry their tier. */
export const isVisibleRow = (table: string, { protectedTiers, now }: View): Sql =>
  protectedTiers
    ? sql`1`
    : sql`(${raw(table)}.tier = ${TIER_NUMBER.public} OR (${raw(table)}.tier = ${TIER_NUMBER.embargoed} AND ${raw(table)}.doc IN (${opened(now)})))`

/** And of `place`: what is not public is nobody's under embargo, whatever else they may see. */
export const isVisiblePlace = (table: string, view: View): Sql =>
  view.protectedTiers
    ? sql`(${raw(table)}.tier = ${TIER_NUMBER.public} OR ${raw(table)}.doc NOT IN (SELECT doc FROM document WHERE embargoed_until > ${view.now}))`
    : isVisibleRow(table, view)
