import type { Citation, CitationKind } from '../../../schema/citation/citation.ts'
import { element } from './html.ts'

const LITERATURE: readonly CitationKind[] = ['JOURNAL_ARTICLE', 'CONFERENCE_PAPER', 'THESIS', 'PREPRINT', 'MONOGRAPH', 'REPORT']

/** Tags that indexes of literature and reference managers read: those of Highwire Press for literature, Dublin Core for everything. */
export const scholarlyTags = (citation: Citation, page: string): string[] => [
  ...(LITERATURE.includes(citation.kind) ? highwire(citation, page) : []),
  ...dublinCore(citation, page),
].map(([name, content]) => element('meta', { name, content }))

type Tag = [string, string]
const tag = (name: string, value: string | null): Tag[] => (value === null ? [] : [[name, value]])

const highwire = (citation: Citation, page: string): Tag[] => [
  ...tag('citation_title', citation.title),
  ...citation.authors.flatMap(({ full, parts }) => tag('citation_author', parts ? `${parts.family}, ${parts.given}` : full)),
  ...tag('citation_publication_date', citation.date?.replaceAll('-', '/') ?? null),
  ...tag(citation.kind === 'CONFERENCE_PAPER' ? 'citation_conference_title' : 'citation_journal_title', citation.container),
  ...tag('citation_volume', citation.volume),
  ...tag('citation_issue', citation.issue),
  ...tag('citation_firstpage', citation.firstPage),
  ...tag('citation_lastpage', citation.lastPage),
  ...tag('citation_issn', citation.issn),
  ...tag('citation_isbn', citation.isbn),
  ...tag('citation_doi', citation.doi),
  ...tag(citation.kind === 'THESIS' ? 'citation_dissertation_institution' : citation.kind === 'REPORT' ? 'citation_technical_report_institution' : 'citation_publisher', citation.publisher),
  ...tag('citation_technical_report_number', citation.kind === 'REPORT' ? citation.number : null),
  ...tag('citation_language', citation.languages[0] ?? null),
  ...tag('citation_keywords', citation.keywords.join('; ') || null),
  ...tag('citation_abstract_html_url', page),
]

const dublinCore = (citation: Citation, page: string): Tag[] => [
  ...tag('DC.title', citation.title),
  ...citation.authors.flatMap(({ full }) => tag('DC.creator', full)),
  ...tag('DC.date', citation.date),
  ...tag('DC.publisher', citation.publisher),
  ...tag('DC.type', citation.resourceType),
  ...tag('DC.language', citation.languages[0] ?? null),
  ...tag('DC.identifier', page),
  ...tag('DC.identifier', citation.doi && `doi:${citation.doi}`),
  ...tag('DC.identifier', citation.cstr && `CSTR:${citation.cstr}`),
]
