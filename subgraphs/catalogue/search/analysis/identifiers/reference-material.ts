import type { Recogniser } from './recogniser.ts'

/** Certified reference materials of China, first and second class: `GBW 08301`, `GBW(E) 130001`, `GBW（E）130001`, `GBWE130001`; `BW 3460`, `BWB2284-2016`. */
export const referenceMaterial: Recogniser = {
  scheme: 'ACCESSION',
  hint: /bw/,
  pattern: /(?<![a-z\d])(gbw\s?(?:\(\s?e\s?\)|e)?|bw[a-z]{0,2})[\s-]?(?:no\.?\s?)?(\d{4,6}[a-z]?)(?:-((?:19|20)\d{2}))?(?![a-z\d])/gu,
  read: ([, series = '', number = '', year]) => {
    const name = `${series.replace(/[\s()]/g, '')}${number}`
    return year ? [`${name}-${year}`, name] : [name]
  },
}

/** National standard samples (国家标准样品): `GSB 04-1767-2004`. Found with and without the year. */
export const standardSample: Recogniser = {
  scheme: 'ACCESSION',
  hint: /gsb/,
  pattern: /(?<![a-z\d])gsb[\s-]?([a-z]?\d{2})-(\d{3,5})(?:-((?:19|20)\d{2}))?(?![a-z\d])/gu,
  read: ([, group = '', number = '', year]) => (year ? [`gsb${group}-${number}-${year}`, `gsb${group}-${number}`] : [`gsb${group}-${number}`]),
}
