import type { Citation, CitationKind, CitedName } from './citation.ts'
import { pageRange } from './page-range.ts'

/** Types of biblatex where classic BibTeX has none: it treats a type that it does not know as `misc`. */
const TYPES: Readonly<Record<CitationKind, string>> = {
  JOURNAL_ARTICLE: 'article', CONFERENCE_PAPER: 'inproceedings', THESIS: 'thesis', PREPRINT: 'misc', MONOGRAPH: 'book', PATENT: 'patent', STANDARD: 'standard', REPORT: 'techreport',
  DATASET: 'dataset', DATABASE: 'dataset', INSTRUMENT: 'misc', OTHER: 'misc',
}

/** BibTeX counts braces even after a backslash, so braces become commands that bear none but balanced ones. */
const COMMANDS: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}', '{': '\\textbraceleft{}', '}': '\\textbraceright{}', '~': '\\textasciitilde{}', '^': '\\textasciicircum{}',
  $: '\\$', '&': '\\&', '#': '\\#', '%': '\\%', _: '\\_',
}
const escaped = (text: string): string => text.replace(/[\\{}~^$&#%_]/g, (character) => COMMANDS[character] ?? character)
/** `url` and `doi` are read verbatim; the braces and backslashes that would end the field are written as addresses write them. */
const verbatim = (text: string): string => text.replace(/[{}\\]/g, encodeURIComponent)

/** One entry. The key follows from the id alone and so stays when title or year are corrected. */
export const bibtex = (citation: Citation): string => {
  const fields = Object.entries(fieldsOf(citation)).flatMap(([name, value]) => (value ? [`  ${name} = {${value}}`] : []))
  return `@${TYPES[citation.kind]}{${citationKey(citation)},\n${fields.join(',\n')}\n}\n`
}

/** Ids hold nothing that a key may not, but `~`, which TeX reads as a blank. */
export const citationKey = ({ id }: Pick<Citation, 'id'>): string => (id ?? 'unnamed').replaceAll('~', '+7e')

const fieldsOf = (citation: Citation): Record<string, string | null> => {
  const { kind, container, publisher } = citation
  const text = (value: string | null): string | null => (value === null ? null : escaped(value))
  const month = citation.date?.split('-')[1]
  return {
    author: citation.authors.map(author).join(' and '),
    title: text(citation.title),
    titleaddon: citation.titleEn === citation.title ? null : text(citation.titleEn),
    [kind === 'CONFERENCE_PAPER' ? 'booktitle' : 'journal']: text(container),
    year: citation.year,
    month: month ? String(Number(month)) : null,
    volume: text(citation.volume),
    number: text(citation.issue ?? citation.number),
    pages: text(pageRange(citation, '--')),
    [kind === 'THESIS' ? 'school' : kind === 'REPORT' ? 'institution' : 'publisher']: text(publisher),
    address: text(citation.place),
    edition: text(citation.edition),
    version: text(citation.version),
    isbn: text(citation.isbn),
    issn: text(citation.issn),
    doi: citation.doi === null ? null : verbatim(citation.doi),
    url: citation.url === null ? null : verbatim(citation.url),
    urldate: citation.url === null ? null : citation.accessed,
    keywords: text(citation.keywords.map((word) => word.replaceAll(',', ' ')).join(', ')),
    langid: languageName(citation.languages[0]),
    note: citation.cstr === null ? null : escaped(`CSTR:${citation.cstr}`),
  }
}

/** A name in braces is one word to BibTeX: names of organizations are not taken apart. ` and ` inside one would be read as two authors otherwise. */
const author = ({ full, parts }: CitedName): string => (parts === null ? `{${escaped(full)}}` : `${part(parts.family)}, ${part(parts.given)}`)
const part = (name: string): string => (/(?:^|\s)and(?:\s|$)|,/i.test(name) ? `{${escaped(name)}}` : escaped(name))

const languageName = (tag: string | undefined): string | null => (tag === undefined ? null : /^zh\b/i.test(tag) ? 'chinese' : /^en\b/i.test(tag) ? 'english' : null)
