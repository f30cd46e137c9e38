import type { Citation } from '../citation/citation.ts'
import { citationOf } from '../citation/citation-of.ts'
import { type Answered, firstText, recordOf, recordsOf, textOf, textsOf, webAddress } from '../citation/plain-values.ts'
import { downloadsOf } from './files.ts'
import { licenceOf } from './licence.ts'
import { agentsOf, organizationOf } from './people.ts'
import { intervalsOf, placesOf } from './places.ts'
import { relatedOf } from './related.ts'
import { isWork, schemaType } from './schema-type.ts'

export interface LinkedDataContext {
  /** Origin of this graph's pages, such as `https://keyuan.example`. */
  origin: string
}

export type LinkedData = Record<string, unknown>

export const pageOf = (origin: string, id: string): string => `${origin}/resource/${id}`

/**
 * A record as schema.org has it, from what `LINKED_DATA_FIELDS` asked for: crosswalk of domain.md §6.3. What the viewer may not see is not in the answer
 * of the graph and so in no linked data. A withdrawn record is its identifiers and the word that it was withdrawn.
 */
export const schemaOrg = (resource: Answered, { origin }: LinkedDataContext): LinkedData => {
  const type = schemaType(resource)
  const id = pageOf(origin, textOf(resource.id) ?? '')
  const head = { '@context': 'https://schema.org/', '@type': type, '@id': id, url: id, identifier: identifiersOf(resource, id), ...catalogueOf(type, resource, origin) }
  if (resource.status === 'WITHDRAWN') return withoutEmpty({ ...head, creativeWorkStatus: 'Withdrawn', ...replacementOf(resource, origin) })
  const citation = citationOf(resource, { accessed: '', origin })
  return withoutEmpty(joined(head, thingOf(resource, citation), isWork(type) ? workOf(type, resource, citation) : heldOf(type, resource), relatedOf(resource.relations, type, origin)))
}

/** What several parts say of one property stands together. */
const joined = (...parts: readonly LinkedData[]): LinkedData => {
  const all = new Map<string, unknown>()
  for (const [name, value] of parts.flatMap((part) => Object.entries(part))) {
    if (value !== null && value !== undefined) all.set(name, all.has(name) ? [...[all.get(name)].flat(), ...[value].flat()] : value)
  }
  return Object.fromEntries(all)
}

/** Absent is absent: no nulls, no empty lists; a list of one is that one. */
const withoutEmpty = (record: LinkedData): LinkedData =>
  Object.fromEntries(Object.entries(record).flatMap(([name, value]) => {
    if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) return []
    return [[name, Array.isArray(value) && value.length === 1 ? value[0] : value]]
  }))

const identifiersOf = (resource: Answered, page: string): LinkedData[] => {
  const cstr = textOf(resource.cstr)
  const stated = recordsOf(resource.identifiers).flatMap(({ scheme, value, url }) => {
    const text = textOf(value)
    const address = webAddress(url) ?? (scheme === 'DOI' && text ? `https://doi.org/${text}` : null)
    return text === null ? [] : [{ '@type': 'PropertyValue', propertyID: textOf(scheme) ?? 'OTHER', value: text, ...(address ? { url: address } : {}) }]
  })
  return [...(cstr ? [{ '@type': 'PropertyValue', propertyID: 'CSTR', value: cstr, url: `https://cstr.cn/${cstr}` }] : []), ...stated, { '@type': 'PropertyValue', propertyID: 'Keyuan', value: textOf(resource.id) ?? '', url: page }]
}

const catalogueOf = (type: string, resource: Answered, origin: string): LinkedData => {
  const platform = organizationOf(resource.platform)
  const catalogues = [{ '@type': 'DataCatalog', '@id': `${origin}/`, name: '科源 Keyuan', url: `${origin}/` }, ...(platform ? [{ ...platform, '@type': 'DataCatalog' }] : [])]
  return type === 'Dataset' ? { includedInDataCatalog: catalogues } : { subjectOf: { '@type': 'CreativeWork', '@id': pageOf(origin, textOf(resource.id) ?? ''), isPartOf: catalogues, ...recordDates(resource) } }
}

/** When the record, not the thing, was made known and changed, and under what licence it is. */
const recordDates = (resource: Answered): LinkedData => withoutEmpty({ datePublished: textOf(resource.releasedAt), dateModified: textOf(resource.updatedAt), license: licenceOf({ license: resource.metadataLicense }) })

const thingOf = (resource: Answered, citation: Citation): LinkedData => {
  const titles = [citation.titleEn, ...recordsOf(resource.alternativeTitles).map(({ value }) => textOf(value))]
  return {
    name: citation.title,
    alternateName: [...new Set(titles.filter((title) => title !== null && title !== citation.title))],
    description: firstText(resource.description, resource.descriptionEn),
    keywords: [...textsOf(resource.keywords), ...textsOf(resource.keywordsEn)],
    sameAs: [citation.doi ? `https://doi.org/${citation.doi}` : null, citation.workUrl].filter((url) => url !== null),
    image: recordsOf(resource.links).filter(({ kind }) => kind === 'IMAGE').flatMap(({ url }) => webAddress(url) ?? []),
  }
}

const workOf = (type: string, resource: Answered, citation: Citation): LinkedData => {
  const sharing = recordOf(resource.sharing)
  const creators = agentsOf(resource.creators)
  const fee = textOf(sharing.feeModel)
  return {
    ...(type === 'ScholarlyArticle' || type === 'Thesis' || type === 'Report' || type === 'Book' ? { headline: citation.title, author: creators } : { creator: creators }),
    contributor: agentsOf(resource.contributors),
    publisher: citation.publisher ? { '@type': 'Organization', name: citation.publisher } : organizationOf(resource.provider),
    provider: organizationOf(resource.servicer) ?? organizationOf(resource.provider),
    dateCreated: textOf(resource.generatedOn),
    datePublished: type === 'Dataset' ? (textOf(resource.releasedAt)?.slice(0, 10) ?? citation.date) : citation.date,
    dateModified: textOf(resource.updatedAt),
    version: citation.version,
    inLanguage: textsOf(resource.languages),
    license: licenceOf(resource.rights),
    isAccessibleForFree: fee === null ? null : fee === 'FREE',
    conditionsOfAccess: [textOf(sharing.level), textOf(sharing.applicationProcess)].filter((text) => text !== null).join(': ') || null,
    about: recordsOf(resource.disciplines).flatMap(({ code, label }) => (textOf(code) ? [{ '@type': 'DefinedTerm', termCode: textOf(code), name: textOf(label) ?? textOf(code), inDefinedTermSet: 'GB/T 13745' }] : [])),
    spatialCoverage: placesOf(resource.spatialCoverage),
    temporalCoverage: intervalsOf(resource.temporalCoverage),
    funding: recordsOf(resource.funding).map((grant) => withoutEmpty({ '@type': 'Grant', identifier: textOf(grant.projectNo), name: textOf(grant.projectTitle), funder: organizationOf({ name: grant.funder }) })),
    [type === 'Dataset' ? 'distribution' : 'encoding']: downloadsOf(resource).map((file) => (type === 'Dataset' ? file : { ...file, '@type': 'MediaObject' })),
    variableMeasured: recordsOf(resource.variables).flatMap(({ name, label, unit, description }) => (textOf(name) ? [withoutEmpty({ '@type': 'PropertyValue', name: textOf(name), alternateName: textOf(label), unitText: textOf(unit), description: textOf(description) })] : [])),
    ...publicationOf(type, citation),
  }
}

const publicationOf = (type: string, citation: Citation): LinkedData => {
  if (type === 'Book') return { isbn: citation.isbn, bookEdition: citation.edition }
  if (type === 'Report') return { reportNumber: citation.number }
  if (type !== 'ScholarlyArticle') return {}
  const periodical = citation.container ? withoutEmpty({ '@type': 'Periodical', name: citation.container, issn: citation.issn }) : null
  const volume = citation.volume ? withoutEmpty({ '@type': 'PublicationVolume', volumeNumber: citation.volume, isPartOf: periodical }) : periodical
  const issue = citation.issue ? withoutEmpty({ '@type': 'PublicationIssue', issueNumber: citation.issue, isPartOf: volume }) : volume
  return { isPartOf: issue, pageStart: citation.firstPage, pageEnd: citation.lastPage, abstract: citation.abstract }
}

/** Things, organizations and kinds of living beings: who has them and where they are. */
const heldOf = (type: string, resource: Answered): LinkedData => {
  const provider = organizationOf(resource.provider)
  if (type === 'ResearchOrganization') return { parentOrganization: provider, location: placesOf(resource.spatialCoverage) }
  return type === 'Product' ? { productionDate: textOf(resource.generatedOn), category: textOf(recordOf(resource.category).label), owner: provider } : {}
}

const replacementOf = (resource: Answered, origin: string): LinkedData => {
  const replacement = textOf(recordOf(recordOf(resource.tombstone).replacedBy).id)
  return replacement === null ? {} : { supersededBy: { '@id': pageOf(origin, replacement) } }
}
