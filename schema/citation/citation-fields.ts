const AGENT = '{ kind name nameEn role }'

/** What a citation needs of every resource. */
const CORE: Readonly<Record<string, string>> = {
  id: 'id',
  resourceType: 'resourceType',
  title: 'title',
  titleEn: 'titleEn',
  description: 'description',
  keywords: 'keywords',
  languages: 'languages',
  creators: `creators ${AGENT}`,
  provider: 'provider { name nameEn }',
  platform: 'platform { id name nameEn }',
  generatedOn: 'generatedOn',
  releasedAt: 'releasedAt',
  version: 'version',
  cstr: 'cstr',
  identifiers: 'identifiers { scheme value url }',
  links: 'links { kind url }',
}

/** What literature and data say beside it. Aliases, since one selection may ask for a name in one type only. */
const SPECIAL: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Paper: {
    paperKind: 'kind', doi: 'doi', containerTitle: 'containerTitle', conference: 'conference', volume: 'volume', issue: 'issue', firstPage: 'firstPage', lastPage: 'lastPage',
    elocationId: 'elocationId', issn: 'issn', paperPublishedOn: 'publishedOn', paperPublisher: 'publisherName', paperAuthors: `authorsOrdered ${AGENT}`,
  },
  Monograph: {
    isbn: 'isbn', bookPublishedOn: 'publishedOn', bookPublisher: 'publisherName', publicationPlace: 'publicationPlace', edition: 'edition', bookAuthors: `authorsOrdered ${AGENT}`,
  },
  Patent: {
    applicationNo: 'applicationNo', publicationNo: 'publicationNo', grantNo: 'grantNo', patentPublishedOn: 'publishedOn', grantedOn: 'grantedOn', applicants: `applicants ${AGENT}`, inventors: `inventors ${AGENT}`,
  },
  Standard: { standardNo: 'standardNo', issuedOn: 'issuedOn', issuer: 'issuer', centralisedBy: 'centralisedBy' },
  Report: { reportNo: 'reportNo', compiledOn: 'compiledOn', reportAuthors: `authorsOrdered ${AGENT}` },
  Dataset: { datasetKind: 'kind' },
}

const named = (fields: Readonly<Record<string, string>>, prefix: string): string =>
  Object.entries(fields).map(([name, field]) => (prefix + name === field.split(' ')[0] ? field : `${prefix}${name}: ${field}`)).join(' ')

/**
 * The GraphQL selection on `Resource` that `citationOf` needs. With a prefix, every response name bears it, so that the selection stands beside
 * anybody's own fields and aliases in one document; `unprefixed` takes it off again.
 */
export const citationSelection = (prefix = ''): string =>
  [named(CORE, prefix), ...Object.entries(SPECIAL).map(([typename, fields]) => `... on ${typename} { ${named(fields, prefix)} }`)].join('\n')

export const CITATION_FIELDS = citationSelection()

/** The part of a row that `citationSelection(prefix)` asked for, under the names that `citationOf` reads. */
export const unprefixed = (row: Readonly<Record<string, unknown>>, prefix: string): Record<string, unknown> =>
  Object.fromEntries(Object.entries(row).flatMap(([name, value]) => (name.startsWith(prefix) ? [[name.slice(prefix.length), value]] : [])))
