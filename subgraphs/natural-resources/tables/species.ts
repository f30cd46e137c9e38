import { sql } from 'drizzle-orm'
import { boolean, check, index, text } from 'drizzle-orm/pg-core'
import { kindTable } from '../../kit/tables/kind-table.ts'
import { postgres } from './postgres.ts'

export const species = kindTable(postgres, 'species', {
  scientificName: text(),
  authorship: text(),
  chineseName: text(),
  rank: text(),
  kingdom: text(),
  phylum: text(),
  classis: text(),
  order: text(),
  family: text(),
  familyZh: text(),
  familyNumber: text(),
  genus: text(),
  genusZh: text(),
  genusAuthorship: text(),
  group: text(),
  synonyms: text().array(),
  iucnStatus: text(),
  endemic: boolean(),
  provinces: text().array(),
  distribution: text(),
  altitude: text(),
}, (t) => [
  check('species_iucn_status', sql`${t.iucnStatus} ~ '^[A-Z]{2}$'`),
  index('species_iucn').on(t.iucnStatus),
  index('species_provinces').using('gin', t.provinces),
])
