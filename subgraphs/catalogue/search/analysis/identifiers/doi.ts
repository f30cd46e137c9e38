import { type Recogniser, withoutTail } from './recogniser.ts'

/** `10.1234/ab-c`, `doi:10.1234/AB-C`, `https://doi.org/10.1234%2Fab-c`. A DOI is compared without regard to case (DOI Handbook 2.4). */
export const doi: Recogniser = {
  scheme: 'DOI',
  pattern: /(?:https?:\/\/(?:dx\.|www\.)?doi\.org\/|doi\.org\/|doi[:\s]{1,3})?(?<![\d.])(10\.\d{4,9}(?:\.\d+)*(?:\/|%2f)[!#-~]{1,200})/g,
  read: (match) => [withoutTail((match[1] ?? '').replace('%2f', '/'))],
}
