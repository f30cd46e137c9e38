import type { Citation, CitationKind, CitedName } from './citation.ts'

const TYPES: Readonly<Record<CitationKind, string>> = {
  JOURNAL_ARTICLE: 'JOUR', CONFERENCE_PAPER: 'CPAPER', THESIS: 'THES', PREPRINT: 'UNPB', MONOGRAPH: 'BOOK', PATENT: 'PAT', STANDARD: 'STAND', REPORT: 'RPRT',
  DATASET: 'DATA', DATABASE: 'DBASE', INSTRUMENT: 'GEN', OTHER: 'GEN',
}
const END = '\r\n'

/** One record of RIS, lines ended by CR LF, `TY` first and `ER` last. Values are single lines, so none can forge a tag. */
export const ris = (citation: Citation): string => {
  const [year, month = '', day = ''] = citation.date?.split('-') ?? []
  const tags: [string, string | null | undefined][] = [
    ['TY', TYPES[citation.kind]],
    ['ID', citation.id],
    ...citation.authors.map((name): [string, string] => ['AU', author(name)]),
    ['TI', citation.title],
    ['TT', citation.titleEn === citation.title ? null : citation.titleEn],
    [citation.kind === 'JOURNAL_ARTICLE' ? 'JO' : 'T2', withoutStar(citation.container)],
    ['PY', citation.year],
    ['DA', year && `${year}/${month}/${day}/`],
    ['VL', citation.volume],
    ['IS', citation.issue],
    ['SP', citation.firstPage],
    ['EP', citation.lastPage],
    ['M1', citation.number],
    ['ET', citation.edition ?? citation.version],
    ['PB', citation.publisher],
    ['CY', citation.place],
    ['SN', citation.isbn ?? citation.issn],
    ['DO', citation.doi],
    ['AN', citation.cstr && `CSTR:${citation.cstr}`],
    ['UR', citation.url],
    ['Y2', citation.url && `${citation.accessed.replaceAll('-', '/')}/`],
    ['LA', citation.languages[0]],
    ...citation.keywords.map((word): [string, string | null] => ['KW', withoutStar(word)]),
    ['AB', citation.abstract],
  ]
  return tags.flatMap(([tag, value]) => (value ? [`${tag}  - ${value}${END}`] : [])).join('') + `ER  - ${END}`
}

const author = ({ full, parts }: CitedName): string => withoutStar(parts === null ? full : `${parts.family}, ${parts.given}`) ?? ''

/** The format forbids an asterisk in names, keywords and journals. */
const withoutStar = (text: string | null): string | null => text?.replaceAll('*', '').trim() || null
