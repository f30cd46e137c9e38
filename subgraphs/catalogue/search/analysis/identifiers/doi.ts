import { decoded, type Recogniser, withoutTail } from './recogniser.ts'

/** `10.1234/ab-c`, `doi:10.1234/AB-C`, `https://doi.org/10.1234%2Fab-c`. A DOI is compared without regard to case (DOI Handbook 2.4). */
export const doi: Recogniser = {
  scheme: 'DOI',
  hint: /10\.\d{4}/,
  pattern: /(?:info:doi\/|(?:doi\s?[:=]?\s?)?(?:https?:\/\/)?(?:dx\.|www\.)?doi\.org\/(?:doi:)?|doi[:=\s]{1,3})?(?<![\d.])(10\.\d{4,9}(?:\.\d{1,9}){0,4}(?:\/|%2f)[!#-~]{1,200})/g,
  read: (match) => [withoutTail(decoded(match[1] ?? ''))],
}
