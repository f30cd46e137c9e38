import type { Agent } from '../../../../schema/document.ts'
import { type JsonObject, listOf, objectOf, objectsOf } from '../../values/json.ts'
import { textOf, textsOf } from '../../values/text.ts'
import type { ResourceKind } from './types.ts'

export interface Known { doi: string; publisher?: string | undefined; publishedOn?: string | undefined; volumeBytes?: string | undefined; methodology?: string | undefined; authors: readonly Agent[] }

interface Container { containerTitle?: string; issn?: string[]; volume?: string; issue?: string; firstPage?: string; lastPage?: string; isbn?: string[]; edition?: string }

/** Where it appeared: `container` of the exports, or the related item (4.4) in which it is published. */
const containerOf = (record: JsonObject): Container => {
  const container = objectOf(record['container'])
  const item = objectsOf(record['relatedItems']).find((one) => one['relationType'] === 'IsPublishedIn') ?? {}
  const itemId = objectOf(item['relatedItemIdentifier'])
  const related = objectsOf(record['relatedIdentifiers'])
  const ofScheme = (scheme: RegExp): string[] =>
    textsOf([
      scheme.test(String(container['identifierType'])) ? container['identifier'] : undefined,
      scheme.test(String(itemId['relatedItemIdentifierType'])) ? itemId['relatedItemIdentifier'] : undefined,
      ...related.filter((one) => (one['relationType'] === 'IsPartOf' || one['relationType'] === 'IsPublishedIn') && scheme.test(String(one['relatedIdentifierType']))).map((one) => one['relatedIdentifier']),
    ])
  return {
    containerTitle: textOf(container['title']) ?? textOf(objectsOf(item['titles'])[0]?.['title']),
    issn: ofScheme(/^E?ISSN$|^LISSN$/),
    isbn: ofScheme(/^ISBN$/),
    volume: textOf(container['volume'] ?? item['volume']),
    issue: textOf(container['issue'] ?? item['issue']),
    firstPage: textOf(container['firstPage'] ?? item['firstPage']),
    lastPage: textOf(container['lastPage'] ?? item['lastPage']),
    edition: textOf(item['edition']),
  }
}

/** Identical books are how some registrars give the ISBN of a DOI's book. */
const ownIsbn = (record: JsonObject): string[] =>
  textsOf(objectsOf(record['relatedIdentifiers']).filter((one) => one['relationType'] === 'IsIdenticalTo' && one['relatedIdentifierType'] === 'ISBN').map((one) => one['relatedIdentifier']))

/** The special fields of the type that the record becomes. */
export const detailsOf = (record: JsonObject, { typename, kind }: ResourceKind, known: Known): Record<string, unknown> => {
  const { isbn, edition, ...serial } = containerOf(record)
  const { publisher: publisherName, publishedOn, authors: authorsOrdered } = known
  switch (typename) {
    case 'Paper': return { doi: known.doi, kind, ...serial, publishedOn, authorsOrdered }
    case 'Monograph': return { isbn: textsOf([...ownIsbn(record), ...listOf(isbn)]), publisherName, publishedOn, edition, authorsOrdered }
    case 'Report': return { kind: 'OTHER', compiledOn: publishedOn, authorsOrdered }
    case 'Dataset': return { kind, volumeBytes: known.volumeBytes, formats: textsOf(listOf(record['formats'])), methodology: known.methodology }
    default: return {}
  }
}
