import type { CoreDocument } from '../../../schema/document.ts'
import { isEmbargoed } from '../../../schema/visibility.ts'
import { titleKey } from './document/pinyin-key.ts'
import { placesOf } from './document/places.ts'
import { bucketOf, rowChecksum } from './document/row-checksum.ts'
import { suggestible } from './document/suggestible.ts'
import { daysOf } from './document/partial-days.ts'
import { coverageTermsOf, openTermsOf } from './document/terms.ts'
import { abstractOf, coverageNamesOf, openTextOf, specialTextOf, textTokens } from './document/texts.ts'
import { type TierName, tierOf } from './document/tier-of.ts'
import type { IndexDocument, IndexTier, IndexTombstone, Measure } from './port.ts'

/** A row of the read model, as far as the index is concerned. */
export interface IndexInput {
  id: string
  version: bigint
  namespace: string
  /** Of the document, as the read model keeps it. */
  contentHash: string
  document: CoreDocument
  /** True of resource types whose exact places are protected (rare species, germplasm): those are then found on the map by those who may see them. */
  preciseLocation?: boolean
  /** Epoch milliseconds: an embargo that is over is no embargo. */
  now: number
}

/** Whether a record is to be found at all. Drafts are nobody's yet, and of withdrawn ones only the tombstone answers, by its id. */
export const isSearchable = (document: CoreDocument): boolean => document.status === undefined || document.status === 'PUBLISHED' || document.status === 'EMBARGOED'

/** A row of the read model as the index holds it; a tombstone where it is not to be found. Pure. */
export const indexDocument = (input: IndexInput): IndexDocument | IndexTombstone => {
  const { id, version, document } = input
  if (!isSearchable(document)) return { id, version, deleted: true }
  const record = { id, status: document.status, sharing: document.sharing }
  const embargoed = isEmbargoed(record, new Date(input.now))
  const tier = (matter: Parameters<typeof tierOf>[0]): TierName => tierOf(matter, document.sharing?.level ?? 'PUBLIC', embargoed)
  const span = daysOf(document.generatedOn)
  const until = document.sharing?.embargoUntil
  // Values and exact places are nobody's during an embargo: engines see to it by the day; without one they are left out.
  const told = !embargoed || until !== undefined

  const tiers: Partial<Record<TierName, IndexTier>> = {}
  const at = (name: TierName): IndexTier => (tiers[name] ??= { text: {}, terms: {}, points: [], boxes: [] })
  const open = at('public')
  const texts = openTextOf(document)
  open.text = textTokens(texts)
  open.terms = openTermsOf(document, input.namespace)
  addAbstract(at, [
    [tier('ABSTRACT'), abstractOf(document)],
    [tier('FULL'), [...specialTextOf(document), ...coverageNamesOf(document)]],
    // Nobody reads asset numbers and the like during an embargo; a day that opens the rest does not open them.
    ['protected', embargoed ? [] : (document.search?.protected ?? [])],
  ])
  const terms = coverageTermsOf(document)
  if (Object.keys(terms).length > 0) at(tier('FULL')).terms = { ...at(tier('FULL')).terms, ...terms }
  const places = placesOf(document)
  if (told && places.points.length + places.boxes.length > 0) Object.assign(at(tier(input.preciseLocation ? 'LOCATION' : 'FULL')), places)

  return {
    id, version, deleted: false,
    ...tiers,
    public: open,
    ...(embargoed ? number('embargoedUntil', Date.parse(`${until}T00:00:00+08:00`)) : {}),
    ...number('released', Date.parse(document.releasedAt ?? '')),
    ...number('updated', Date.parse(document.updatedAt ?? '')),
    ...(span ? { generatedFrom: span.from, generatedTo: span.to } : {}),
    ...withTitleKey(document.title ?? document.titleEn),
    ...(told ? measuresOf(document) : {}),
    suggestions: [...suggestible('TERM', open.terms.KEYWORD ?? []), ...suggestible('ORGANIZATION', texts.organization ?? [])],
    bucket: bucketOf(id),
    checksum: rowChecksum(id, version, input.contentHash),
  }
}

/** Texts of one field that belong to several tiers; those of one tier are analysed together. */
const addAbstract = (at: (name: TierName) => IndexTier, parts: readonly (readonly [TierName, readonly string[]])[]): void => {
  for (const name of ['public', 'embargoed', 'protected'] as const) {
    const texts = parts.filter(([tier]) => tier === name).flatMap(([, list]) => list)
    if (texts.length > 0) Object.assign(at(name).text, textTokens({ abstract: texts }))
  }
}

/** What cannot be read as a number or a time is absent. */
const number = <K extends string>(name: K, value: number): Partial<Record<K, number>> => (Number.isFinite(value) ? ({ [name]: value } as Record<K, number>) : {})

const withTitleKey = (title: string | undefined): { titleKey?: string } => {
  const key = title === undefined ? '' : titleKey(title)
  return key === '' ? {} : { titleKey: key }
}

const measuresOf = ({ measures }: CoreDocument): { measures?: Partial<Record<Measure, number>> } => {
  const values: [Measure, string | undefined][] = [
    ['ORIGINAL_VALUE_CNY', measures?.originalValueCny], ['VOLUME_BYTES', measures?.volumeBytes], ['EFFECTIVE_HOURS', measures?.effectiveHours], ['SERVICE_REQUESTS', measures?.serviceRequests],
  ]
  const known = values.flatMap(([name, value]): [Measure, number][] => (value !== undefined && Number.isFinite(Number(value)) ? [[name, Number(value)]] : []))
  return known.length === 0 ? {} : { measures: Object.fromEntries(known) }
}
