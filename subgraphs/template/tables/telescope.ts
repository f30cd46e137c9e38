import { sql } from 'drizzle-orm'
import { check, doublePrecision, index, jsonb, text } from 'drizzle-orm/pg-core'
import { kindTable } from '../../kit/tables/kind-table.ts'
import { postgres } from './postgres.ts'

export interface TelescopeSite { name?: string; countryCode?: string; elevationM?: number; lon?: number; lat?: number }

/** The core columns come by themselves; here are the special ones, each under the name of the field that it answers. */
export const telescope = kindTable(postgres, 'telescope', {
  aperture: doublePrecision(),
  wavelengths: text().array(),
  site: jsonb().$type<TelescopeSite>(),
  firstLight: text(),
}, (t) => [
  check('telescope_aperture', sql`${t.aperture} > 0`),
  index('telescope_wavelengths').using('gin', t.wavelengths),
])
