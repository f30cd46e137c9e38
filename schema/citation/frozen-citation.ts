import type { Citation, CitationContext } from './citation.ts'
import { citedNames } from './cited-names.ts'

/** What a frozen result says of itself, for whoever cites it. */
export interface CitedResult {
  id: string
  /** Below the origin of the graph's pages, such as `/results/…`. */
  address: string
  name: string
  creators: readonly string[]
  /** When it was frozen, as an instant. */
  frozenAt: string
}

/** The day in China, where the graph is. */
const dayOf = (instant: string): string => new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10)

/** A frozen result as a reference: a dataset online, published by the graph on the day on which it was frozen. */
export const citationOfResult = ({ id, address, name, creators, frozenAt }: CitedResult, { accessed, origin = '' }: CitationContext): Citation => {
  const date = dayOf(frozenAt)
  const url = `${origin}${address}`
  return {
    id, kind: 'DATASET', resourceType: null, authors: citedNames(creators.map((each) => ({ kind: 'PERSON', name: each }))), title: name, titleEn: null, date, year: date.slice(0, 4),
    container: null, volume: null, issue: null, firstPage: null, lastPage: null, publisher: '科源 Keyuan', place: null, edition: null, version: null, number: null, doi: null, cstr: null, isbn: null, issn: null,
    workUrl: url, url, accessed, keywords: [], abstract: null, languages: [],
  }
}
