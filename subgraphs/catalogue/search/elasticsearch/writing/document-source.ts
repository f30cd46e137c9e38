import { createHash } from 'node:crypto'
import type { IndexDocument, IndexTombstone } from '../../port.ts'
import { TIERS } from '../indices/layout.ts'
import { placesSource } from './places-source.ts'
import { suggestionId } from './suggestion-id.ts'
import { termsSource } from './terms-source.ts'
import { textSource } from './text-source.ts'

/** Above all that `titleKey` makes: records without a title stand last, and their cursors hold a string like any other. */
export const AFTER_ALL_TITLES = '\uffff'

/** 52 bits: exact as a number in JSON and in doubles. */
const hashOf = (id: string): number => Number.parseInt(createHash('sha1').update(id).digest('hex').slice(0, 13), 16)

/** A document as Elasticsearch gets it. `version` goes into the text by hand, since JSON has no bigints. */
export const documentSource = (entry: IndexDocument | IndexTombstone): string => {
  if (entry.deleted) return '{"live":false}'
  const { id, version, released, updated, generatedFrom, generatedTo, titleKey, embargoedUntil, measures, bucket, checksum, suggestions } = entry
  const source = {
    id, live: true, released, updated, generatedFrom, generatedTo, embargoedUntil, measures, bucket, checksum,
    titleKey: titleKey ?? AFTER_ALL_TITLES,
    idHash: hashOf(id),
    ...Object.fromEntries(TIERS.map((tier) => [tier, textSource(entry[tier]?.text ?? {})])),
    terms: termsSource(entry),
    suggestions: suggestions.map(suggestionId),
    places: placesSource(entry),
  }
  return `{"version":${version},${JSON.stringify(source).slice(1)}`
}
