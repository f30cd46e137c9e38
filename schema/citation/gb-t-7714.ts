import type { Citation, CitationKind, CitedName } from './citation.ts'
import { pageRange } from './page-range.ts'

/** GB/T 7714—2015, annex B: marks of document types. Things of other kinds than documents are Z. */
const MARKS: Readonly<Record<CitationKind, string>> = {
  JOURNAL_ARTICLE: 'J', CONFERENCE_PAPER: 'C', THESIS: 'D', PREPRINT: 'EB', MONOGRAPH: 'M', PATENT: 'P', STANDARD: 'S', REPORT: 'R', DATASET: 'DS', DATABASE: 'DB', INSTRUMENT: 'Z', OTHER: 'Z',
}
/** Chinese standards have a dash before the year in print; others, such as ISO, a colon. */
const CHINESE_STANDARD = /^(?:GB|GJB|DB\d|JJ[FG]|T\/|Q\/|[A-Z]{2}(?:\/T)?\s)/
const HAN = /\p{Script=Han}/u

/** One reference in the style of GB/T 7714—2015 (sequential numbering), without its number, as one line of plain text. */
export const gbT7714 = (citation: Citation): string => {
  // A book, paper or patent is cited as an online document only where the document itself is online; our page about it is not the document.
  const isDocument = citation.kind !== 'DATASET' && citation.kind !== 'DATABASE' && citation.kind !== 'INSTRUMENT' && citation.kind !== 'OTHER' && citation.kind !== 'PREPRINT'
  const url = isDocument ? citation.workUrl : citation.workUrl ?? (citation.doi === null ? citation.url : null)
  const online = url !== null || citation.doi !== null
  const accessed = online ? `[${citation.accessed}]` : ''
  const title = `${titleWithNumber(citation)}[${MARKS[citation.kind]}${online ? '/OL' : ''}]`
  return [
    names(citation.authors),
    citation.kind === 'CONFERENCE_PAPER' && citation.container ? `${title}//${citation.container}` : title,
    edition(citation),
    source(citation, online, accessed),
    url,
    // The identifier may be left out where the address holds it already.
    citation.doi !== null && !url?.toLowerCase().includes(citation.doi.toLowerCase()) ? `DOI:${citation.doi}` : null,
    citation.cstr !== null && !url?.includes(citation.cstr) ? `CSTR:${citation.cstr}` : null,
  ].flatMap((part) => (part ? [part.replace(/\.+$/, '')] : [])).join('. ') + '.'
}

const names = (authors: readonly CitedName[]): string => {
  const listed = authors.slice(0, 3).map(written)
  if (authors.length > 3) listed.push(authors.slice(0, 3).some(({ full }) => HAN.test(full)) ? '等' : 'et al')
  return listed.join(', ')
}

/** Western persons: the family name in capitals, then initials without dots. */
const written = ({ full, parts }: CitedName): string => (parts === null ? full : [parts.family.toLocaleUpperCase('en'), ...initials(parts.given)].join(' '))

const initials = (given: string): string[] =>
  // `JA` are two initials, `Jia` is one name.
  given.split(/[\s.\-‐]+/).filter((name) => /\p{L}/u.test(name)).flatMap((name) => (/^\p{Lu}{2,3}$/u.test(name) ? [...name] : [(name[0] ?? '').toLocaleUpperCase('en')]))

const titleWithNumber = ({ kind, title, number }: Citation): string => {
  if (number === null || title.includes(number)) return title
  return `${title}: ${kind === 'STANDARD' && CHINESE_STANDARD.test(number) ? number.replace(/[-–](\d{4})$/, '—$1') : number}`
}

/** The first edition goes without saying. */
const edition = ({ edition: stated, version }: Citation): string | null => {
  if (stated !== null) return /^(?:第?\s*[1一]\s*版?|1st(?: ed\.?)?)$/i.test(stated) ? null : /^\d+$/.test(stated) ? `${stated} 版` : stated
  return version === null ? null : /^\d/.test(version) ? `V${version}` : version
}

const source = (citation: Citation, online: boolean, accessed: string): string | null => {
  const { kind, container, volume, issue, year, date } = citation
  const pages = pageRange(citation, '-')
  switch (kind) {
    case 'JOURNAL_ARTICLE': {
      const place = `${volume ?? ''}${issue === null ? '' : `(${issue})`}`
      return `${[container, year, place].filter(Boolean).join(', ')}${pages === null ? '' : `: ${pages}`}${accessed}` || null
    }
    case 'PATENT': return `${date ?? ''}${accessed}` || null
    case 'STANDARD': return `${year ?? ''}${accessed}` || null
    default: {
      const where = imprint(citation, online)
      return `${[where, year].filter(Boolean).join(', ')}${pages === null ? '' : `: ${pages}`}${accessed}` || null
    }
  }
}

/** Place and publisher. Where a printed book does not name them, the standard wants that said. */
const imprint = ({ kind, place, publisher, title }: Citation, online: boolean): string | null => {
  if (kind !== 'MONOGRAPH' || online) return place !== null && publisher !== null ? `${place}: ${publisher}` : publisher ?? place
  const chinese = HAN.test(title)
  return `${place ?? (chinese ? '[出版地不详]' : '[S.l.]')}: ${publisher ?? (chinese ? '[出版者不详]' : '[s.n.]')}`
}
