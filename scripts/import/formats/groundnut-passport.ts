import type { Format } from '../format.ts'
import { readCsvRows, type Row } from '../source/csv-rows.ts'
import { hasColumns } from '../source/head.ts'
import { upsert, withoutId } from '../upsert.ts'
import { countryCode } from '../values/countries.ts'
import { partialDate } from '../values/dates.ts'
import { lookup } from '../values/lookup.ts'
import { provinceCoverage, provinceOf } from '../values/provinces.ts'
import { textOf, textsOf } from '../values/text.ts'
import { titles } from '../values/titles.ts'

/** MCPD v2.1 SAMPSTAT. */
const biologicalStatus = lookup({
  Wild: 100, Landrace: 300, 'Breeding Line': 410, 'Genetic Stock': 420, 'Improved Cultivar': 500, 'Released Cultivar': 500, Others: 999,
})
/** Codes that say less than the word: the word is kept as MCPD has remarks written, and 999 requires one. */
const NEEDS_REMARK = new Set([500, 999])

/** Passport data of groundnut accessions (PGRdup GN1000), MCPD in other words: domain.md §6.5. */
export const groundnutPassport: Format<Row> = {
  name: 'groundnut-passport',
  about: 'germplasm passport data of PGRdup GN1000, CSV',
  recognise: (head) => hasColumns(head, 'CommonName', 'BotanicalName', 'NationalID', 'CollNo', 'DonorID', 'BioStatus', 'SourceCountry', 'TransferYear'),
  read: readCsvRows,
  map({ value: row }) {
    const accessionNo = textOf(row['NationalID'])
    if (accessionNo === undefined) return withoutId('NationalID', 'Germplasm')
    const cropName = textOf(row['CommonName'])
    const status = textOf(row['BioStatus'])
    const code = biologicalStatus(status)
    const place = origin(row)
    return { upserts: [upsert({ source: 'pgrdup-gn1000', sourceId: accessionNo, typename: 'Germplasm', resourceType: 'GERMPLASM_PLANT', metadataFormat: 'pgrdup-passport' }, {
      ...titles([{ value: [cropName, accessionNo].filter(Boolean).join(' '), lang: 'en' }, { value: row['BotanicalName'], lang: 'la' }]),
      languages: ['en'],
      identifiers: [{ scheme: 'ACCESSION', value: accessionNo }],
      spatialCoverage: place.coverage,
      details: {
        kingdomOf: 'PLANT',
        accessionNo,
        resourceNo: accessionNo,
        cropName,
        biologicalStatus: code,
        characteristics: status !== undefined && (code === undefined || NEEDS_REMARK.has(code)) ? `SAMPSTAT:${status}` : undefined,
        acquiredOn: partialDate(row['TransferYear']),
        otherNumbers: numbers([row['DonorID'], row['OtherID1'], row['OtherID2']]),
        taxon: taxon(textOf(row['BotanicalName'])),
        origin: { ...place.origin, collectionNo: numbers([row['CollNo']]).join('; '), donorNo: textOf(row['DonorID']) },
      },
    })] }
  },
}

/** Several numbers share a cell, parted by semicolons and with stray ones at the end. */
const numbers = (cells: readonly (string | undefined)[]): string[] => textsOf(cells.flatMap((cell) => (cell ?? '').split(';')))

const taxon = (name: string | undefined) => {
  const [genus, species, ...infraspecific] = (name ?? '').split(/\s+/)
  return { scientificName: name, genus, species, infraspecific: infraspecific.join(' ') }
}

/** A country, Taiwan as the province it is in GB/T 2260; what is neither (ICRISAT, a genebank) stays as the place it is given as. */
const origin = (row: Row) => {
  const country = textOf(row['SourceCountry'])
  if (country === undefined) return {}
  const province = provinceOf(country)
  if (province) return { origin: { countryCode: 'CHN', province: province.name }, coverage: [provinceCoverage(province)] }
  const code = countryCode(country)
  return code ? { origin: { countryCode: code }, coverage: [{ name: country, countryCode: code }] } : { origin: { locality: country }, coverage: [{ name: country }] }
}
