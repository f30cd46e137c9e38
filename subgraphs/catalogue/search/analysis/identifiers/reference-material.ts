import type { Recogniser } from './recogniser.ts'

/** Certified reference materials of China, first and second class: `GBW 08301`, `GBW(E) 130001`, `GBW（E）130001`, `GBWE130001`. */
export const referenceMaterial: Recogniser = {
  scheme: 'ACCESSION',
  pattern: /(?<![a-z\d])gbw\s?(?:\(\s?(e)\s?\)|(e))?[\s-]?(\d{5,6}[a-z]?)(?![a-z\d])/gu,
  read: ([, inBrackets, bare, number = '']) => [`gbw${inBrackets ?? bare ?? ''}${number}`],
}
