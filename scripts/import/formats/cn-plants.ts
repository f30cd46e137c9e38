import type { Format } from '../format.ts'
import { readCsvRows, type Row } from '../source/csv-rows.ts'
import { hasColumns } from '../source/head.ts'
import { mergeRows } from '../source/merged-rows.ts'
import { upsert, withoutId } from '../upsert.ts'
import { distribution } from '../values/distribution.ts'
import { authorshipOf, normalisedName, rankOf } from '../values/species-names.ts'
import { textOf, textsOf } from '../values/text.ts'
import { titles } from '../values/titles.ts'

const SOURCE = 'cn-plants'

/**
 * The checklist of Chinese plants (helixcn/plantlist). A name that has several rows — a second Chinese name, or the Red List in one row and the range in
 * the other — is one species; its id is the scientific name.
 */
export const cnPlants: Format<Row[]> = {
  name: 'cn-plants',
  about: 'checklist of Chinese plant species, CSV',
  recognise: (head) => hasColumns(head, 'SPECIES_CN', 'SPECIES', 'SPECIES_FULL', 'PROVINTIAL_DISTRIBUTION'),
  read: (file) => mergeRows(readCsvRows(file), (row) => normalisedName(row['SPECIES'] ?? '')),
  map({ value: rows }) {
    const all = (column: string): string[] => textsOf(rows.map((row) => row[column]))
    const [species] = all('SPECIES')
    if (species === undefined) return withoutId('SPECIES', 'Species')
    const scientificName = normalisedName(species)
    const fullNames = all('SPECIES_FULL')
    const range = all('PROVINTIAL_DISTRIBUTION').join('、')
    const { provinces, coverage } = distribution(range)
    return { upserts: [upsert({ source: SOURCE, sourceId: scientificName, typename: 'Species', resourceType: 'SPECIES', metadataFormat: 'cn-plants' }, {
      ...titles([...all('SPECIES_CN').map((value) => ({ value, lang: 'zh' })), ...[scientificName, ...fullNames].map((value) => ({ value, lang: 'la' }))]),
      languages: ['zh'],
      spatialCoverage: coverage,
      details: {
        scientificName,
        chineseName: all('SPECIES_CN')[0],
        authorship: fullNames.map((full) => authorshipOf(scientificName, full)).find((author) => author !== undefined),
        rank: rankOf(scientificName),
        ...classification(all),
        iucnStatus: iucnCode(all('IUCN_CHINA')[0]),
        endemic: endemic(all('ENDEMIC_TO_CHINA')[0]),
        provinces: provinces.map(({ name }) => name),
        distribution: textOf(range),
        altitude: textOf(all('ALTITUDE').join('; ')),
      },
    })] }
  },
}

const classification = (all: (column: string) => string[]) => ({
  genus: all('GENUS')[0],
  genusZh: all('GENUS_CN')[0],
  genusAuthorship: all('GENUS_AUTHOR')[0],
  family: all('FAMILY')[0],
  familyZh: all('FAMILY_CN')[0],
  familyNumber: all('FAMILY_NUMBER')[0],
  order: all('ORDER')[0],
  group: all('GROUP')[0],
})

/** `无危（LC）` → `LC`. */
const iucnCode = (status: string | undefined): string | undefined => /[（(]([A-Z]{2})[）)]/.exec(status ?? '')?.[1]

const endemic = (word: string | undefined): boolean | undefined => (word === '是' ? true : word === '否' ? false : undefined)
