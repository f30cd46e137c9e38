import type { Citation } from './citation.ts'

/** `12-15` with the dash of the style, or the article number that stands in place of pages. */
export const pageRange = ({ firstPage, lastPage }: Pick<Citation, 'firstPage' | 'lastPage'>, dash: string): string | null =>
  firstPage === null || lastPage === null || lastPage === firstPage ? firstPage : `${firstPage}${dash}${lastPage}`
