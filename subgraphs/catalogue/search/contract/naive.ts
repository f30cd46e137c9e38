import { type Clause, type IndexDocument, type IndexFilter, type IndexQuery, type IndexTier, type Measure, type Term, type TermField, TEXT_FIELDS, type TextField } from '../port.ts'

/** The port's rules once more, as plainly as they can be said: what engines are held against. Without areas on the map but the box that does not cross 180°. */
export const isFound = (document: IndexDocument, { query, filter, protectedTiers, now }: IndexQuery): boolean => {
  const tiers = visibleTiers(document, protectedTiers, now)
  const holds = (clause: Clause): boolean => clause.ways.some(({ least, items }) => items.filter((terms) => terms.some((term) => stands(term, clause.field, tiers))).length >= least)
  if (query && !(query.all.every((group) => group.some(holds)) && !query.none.some(holds))) return false
  return passes(document, filter, tiers, isEmbargoed(document, now))
}

/** Values, and places that are not public, are nobody's until then. */
export const isEmbargoed = ({ embargoedUntil }: IndexDocument, now: number): boolean => embargoedUntil !== undefined && embargoedUntil > now

const visibleTiers = (document: IndexDocument, protectedTiers: boolean, now: number): IndexTier[] => [
  document.public,
  ...(document.embargoed && (protectedTiers || (document.embargoedUntil ?? Infinity) <= now) ? [document.embargoed] : []),
  ...(document.protected && protectedTiers ? [document.protected] : []),
]

const stands = ({ stream, sequence, prefix }: Term, field: TextField | undefined, tiers: readonly IndexTier[]): boolean =>
  tiers.some(({ text }) => (field ? [field] : TEXT_FIELDS).some((name) => {
    const tokens = text[name]?.[stream] ?? []
    return tokens.some((_, at) => sequence.every((token, i) => (prefix && i === sequence.length - 1 ? tokens[at + i]?.startsWith(token) : tokens[at + i] === token)))
  }))

export const termsOf = (document: IndexDocument, field: TermField, { protectedTiers, now }: Pick<IndexQuery, 'protectedTiers' | 'now'>): string[] =>
  [...new Set(visibleTiers(document, protectedTiers, now).flatMap(({ terms }) => terms[field] ?? []))]

interface Range { from?: number; to?: number }

const overlaps = (range: Range | undefined, from: number | undefined, to: number | undefined): boolean =>
  range === undefined || (from !== undefined && to !== undefined && to >= (range.from ?? -Infinity) && from <= (range.to ?? Infinity))

const passes = (document: IndexDocument, filter: IndexFilter, tiers: readonly IndexTier[], embargoed: boolean): boolean => {
  const { released, updated, generatedFrom, generatedTo, measures, id, bucket } = document
  const { box } = filter
  const hasTerm = ([field, wanted]: [string, string[]]): boolean => tiers.some(({ terms }) =>
    (terms[field as TermField] ?? []).some((value) => wanted.some((each) => (field === 'DISCIPLINE' ? value.startsWith(each) : value === each))))
  return [
    Object.entries(filter.terms).every(hasTerm),
    (filter.missing ?? []).every((field) => tiers.every(({ terms }) => (terms[field] ?? []).length === 0)),
    overlaps(filter.released, released, released), overlaps(filter.updated, updated, updated), overlaps(filter.generated, generatedFrom, generatedTo),
    (Object.entries(filter.measures ?? {}) as [Measure, Range][]).every(([measure, range]) => !embargoed && overlaps(range, measures?.[measure], measures?.[measure])),
    filter.ids?.includes(id) ?? true,
    (filter.bucket ?? bucket) === bucket,
    !box || tiers.filter((tier) => !embargoed || tier === document.public).some(({ points, boxes }) =>
      points.some(({ lon, lat }) => lon >= box.west && lon <= box.east && lat >= box.south && lat <= box.north) ||
      boxes.some((place) => place.west <= box.east && place.east >= box.west && place.south <= box.north && place.north >= box.south)),
  ].every(Boolean)
}
