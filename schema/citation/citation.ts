export type CitationKind =
  | 'JOURNAL_ARTICLE' | 'CONFERENCE_PAPER' | 'THESIS' | 'PREPRINT' | 'MONOGRAPH' | 'PATENT' | 'STANDARD' | 'REPORT' | 'DATASET' | 'DATABASE' | 'INSTRUMENT' | 'OTHER'

/** Somebody responsible for the work, taken apart as far as the name tells. */
export interface CitedName {
  /** As the record has it. */
  full: string
  /** Of a person whose name is written with a family name and given names (not in Chinese characters); null otherwise. */
  parts: { family: string; given: string } | null
}

/** A reference before it is written down in any style. Texts are single lines. */
export interface Citation {
  /** Id in the graph; null where none was asked for. */
  id: string | null
  kind: CitationKind
  /** Registered code, such as `PAPER`, a partner's type included. */
  resourceType: string | null
  authors: CitedName[]
  title: string
  titleEn: string | null
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`: of publication where it is known, else of generation, else, of what is no document, of release here. */
  date: string | null
  year: string | null
  /** Journal or proceedings. */
  container: string | null
  volume: string | null
  issue: string | null
  /** First page, or the article number in place of pages. */
  firstPage: string | null
  lastPage: string | null
  publisher: string | null
  place: string | null
  edition: string | null
  version: string | null
  /** Number of the standard, patent or report. */
  number: string | null
  doi: string | null
  cstr: string | null
  isbn: string | null
  issn: string | null
  /** Where the work itself is found: its own page, not ours. */
  workUrl: string | null
  /** `workUrl`, or the record's page in this graph. */
  url: string | null
  /** The day on which it was looked at, `YYYY-MM-DD`. */
  accessed: string
  keywords: string[]
  abstract: string | null
  languages: string[]
}

export interface CitationContext {
  /** The day on which the resource was looked at, `YYYY-MM-DD`. */
  accessed: string
  /** Origin of this graph's pages, such as `https://keyuan.example`; without it records that have no page of their own get no address. */
  origin?: string
}
