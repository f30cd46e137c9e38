import type { Recogniser } from './recogniser.ts'

/** Certified reference materials of China, first and second class: `GBW 08301`, `GBW(E) 130001`, `GBW（E）130001`, `GBWE130001`. */
export const referenceMaterial: Recogniser = {
  scheme: 'ACCESSION',
  pattern: /(?<![\p{L}\p{N}])gbw\s?(?:\(\s?(e)\s?\)|(e))?[\s-]?(\d{5,6}[a-z]?)(?![\p{L}\p{N}])/gu,
  read: ([, inBrackets, bare, number = '']) => [`gbw${inBrackets ?? bare ?? ''}${number}`],
}
