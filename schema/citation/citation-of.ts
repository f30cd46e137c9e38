import type { Citation, CitationContext, CitationKind, CitedName } from './citation.ts'
import { citationKind } from './citation-kind.ts'
import { citedNames, organizationNames } from './cited-names.ts'
import { type Answered, firstText, recordOf, recordsOf, textOf, textsOf, webAddress } from './plain-values.ts'

/** One reference from what `CITATION_FIELDS` asked for. What the viewer may not see is not in the answer and so in no reference. */
export const citationOf = (resource: Answered, { accessed, origin }: CitationContext): Citation => {
  const kind = citationKind(resource)
  const identifiers = recordsOf(resource.identifiers)
  const identifier = (scheme: string): string | null => firstText(...identifiers.filter((one) => one.scheme === scheme).map((one) => one.value))
  const authors = authorsOf(kind, resource)
  const id = textOf(resource.id)
  const doi = firstText(resource.doi, identifier('DOI'))
  const date = dateOf(kind, resource)
  const workUrl = workAddress(resource, doi)
  return {
    id,
    kind,
    resourceType: textOf(resource.resourceType),
    authors,
    title: firstText(resource.title, resource.titleEn, id) ?? '',
    titleEn: textOf(resource.titleEn),
    date,
    year: date?.slice(0, 4) ?? null,
    container: kind === 'CONFERENCE_PAPER' ? firstText(resource.containerTitle, resource.conference) : textOf(resource.containerTitle),
    volume: textOf(resource.volume),
    issue: textOf(resource.issue),
    firstPage: firstText(resource.firstPage, resource.elocationId),
    lastPage: textOf(resource.lastPage),
    publisher: publisherOf(kind, resource, authors),
    place: textOf(resource.publicationPlace),
    edition: textOf(resource.edition),
    version: textOf(resource.version),
    number: numberOf(kind, resource, identifier),
    doi,
    cstr: textOf(resource.cstr),
    isbn: firstText(...textsOf(resource.isbn), identifier('ISBN')),
    issn: firstText(...textsOf(resource.issn), identifier('ISSN')),
    workUrl,
    url: workUrl ?? (doi ? `https://doi.org/${doi}` : origin && id ? `${origin}/resource/${id}` : null),
    accessed,
    keywords: textsOf(resource.keywords),
    abstract: textOf(resource.description),
    languages: textsOf(resource.languages),
  }
}

/** GB/T 7714: of a patent who applied for it or owns it, of a standard the body in charge; data without a creator are cited under who provides them. */
const authorsOf = (kind: CitationKind, resource: Answered): CitedName[] => {
  const { name, nameEn } = recordOf(resource.provider)
  switch (kind) {
    case 'PATENT': return citedNames(resource.applicants, resource.inventors, resource.creators)
    case 'STANDARD': return organizationNames(resource.centralisedBy, resource.issuer)
    case 'DATASET':
    case 'DATABASE':
    case 'INSTRUMENT':
    case 'OTHER': {
      const creators = citedNames(resource.creators)
      return creators.length > 0 ? creators : organizationNames(name, nameEn)
    }
    default: return citedNames(resource.paperAuthors, resource.bookAuthors, resource.reportAuthors, resource.creators)
  }
}

const DOCUMENTS: readonly CitationKind[] = ['JOURNAL_ARTICLE', 'CONFERENCE_PAPER', 'THESIS', 'MONOGRAPH', 'PATENT', 'STANDARD', 'REPORT']

/** The day on which we released the record is that of data and things made known here; it says nothing of when a document was published. */
const dateOf = (kind: CitationKind, resource: Answered): string | null => {
  const released = DOCUMENTS.includes(kind) ? null : textOf(resource.releasedAt)?.slice(0, 10)
  const date = firstText(resource.paperPublishedOn, resource.bookPublishedOn, resource.grantedOn, resource.patentPublishedOn, resource.issuedOn, resource.compiledOn, resource.generatedOn, released)
  return date && /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/.test(date) ? date : null
}

/** Papers and books say who published them. Other things are made public by who provides them, by the platform where that is the author already. */
const publisherOf = (kind: CitationKind, resource: Answered, authors: readonly CitedName[]): string | null => {
  const stated = firstText(resource.paperPublisher, resource.bookPublisher)
  if (stated !== null || kind === 'JOURNAL_ARTICLE' || kind === 'STANDARD' || kind === 'PATENT' || kind === 'MONOGRAPH') return stated
  const provider = recordOf(resource.provider)
  const platform = recordOf(resource.platform)
  const isAuthor = (name: string): boolean => authors.some(({ full }) => full === name)
  return [firstText(provider.name, provider.nameEn), firstText(platform.name, platform.nameEn)].find((name) => name !== null && !isAuthor(name)) ?? null
}

const numberOf = (kind: CitationKind, resource: Answered, identifier: (scheme: string) => string | null): string | null => {
  switch (kind) {
    case 'STANDARD': return firstText(resource.standardNo, identifier('STANDARD_NO'))
    case 'PATENT': return firstText(resource.grantNo, resource.publicationNo, resource.applicationNo, identifier('PATENT'))
    case 'REPORT': return textOf(resource.reportNo)
    default: return null
  }
}

/** Its own page. A page that is nothing but the resolver of its DOI is left to the DOI. */
const workAddress = (resource: Answered, doi: string | null): string | null => {
  const links = recordsOf(resource.links)
  const pages = ['LANDING', 'DOWNLOAD'].flatMap((kind) => links.filter((link) => link.kind === kind)).flatMap((link) => webAddress(link.url) ?? [])
  return pages.find((url) => doi === null || !url.toLowerCase().endsWith(`doi.org/${doi.toLowerCase()}`)) ?? null
}
