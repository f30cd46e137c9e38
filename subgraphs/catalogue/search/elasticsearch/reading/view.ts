import type { IndexQuery, TermField } from '../../port.ts'
import { type Tier, TIERS } from '../indices/layout.ts'
import type { Query } from './reading.ts'

export type View = Pick<IndexQuery, 'protectedTiers' | 'now'>

/** Records whose embargo has ended since they were written. */
const opened = (now: number): Query => ({ range: { embargoedUntil: { lte: now } } })

/** Tiers in which this viewer may search, each with the condition on the record, if there is one. */
export const visibleTiers = ({ protectedTiers, now }: View): { tier: Tier; where?: Query }[] =>
  protectedTiers ? TIERS.map((tier) => ({ tier })) : [{ tier: 'public' }, { tier: 'embargoed', where: opened(now) }]

export const all = (queries: readonly Query[]): Query => (queries.length === 1 && queries[0] ? queries[0] : { bool: { filter: [...queries] } })
export const any = (queries: readonly Query[]): Query =>
  queries.length === 1 && queries[0] ? queries[0] : queries.length === 0 ? { match_none: {} } : { bool: { should: [...queries], minimum_should_match: 1 } }
export const not = (query: Query): Query => ({ bool: { must_not: [query] } })

/** What holds of the tiers that the viewer sees, taken together; it is asked twice where more is seen of some records. */
export const inVisibleTiers = (view: View, query: (tiers: readonly Tier[]) => Query): Query =>
  view.protectedTiers ? query(TIERS) : any([query(['public']), all([opened(view.now), query(['public', 'embargoed'])])])

/** Under embargo nobody reads values, whatever else they may see. */
export const notEmbargoed = (path: 'embargoedUntil' | 'places.until', now: number): Query => not({ range: { [path]: { gt: now } } })

/** Places that the viewer sees; they carry their tier and the end of the embargo, until when those that are not public are nobody's. */
export const visiblePlaces = ({ protectedTiers, now }: View): Query =>
  any([{ term: { 'places.tier': 'public' } }, protectedTiers ? notEmbargoed('places.until', now) : all([{ term: { 'places.tier': 'embargoed' } }, { range: { 'places.until': { lte: now } } }])])

/** Where the values of a term field stand that everybody sees, and where those do that this viewer sees instead, with the condition for it. */
export const openTerms = (field: TermField): string => `terms.open.${field}`
export const otherTerms = (field: TermField, { protectedTiers, now }: View): { path: string; where: Query } => {
  const path = `terms.${protectedTiers ? 'full' : 'lifted'}.${field}`
  const exists: Query = { exists: { field: path } }
  return { path, where: protectedTiers ? exists : all([exists, opened(now)]) }
}
