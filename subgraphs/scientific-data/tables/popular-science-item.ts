import { sql } from 'drizzle-orm'
import { check, index, numeric, text } from 'drizzle-orm/pg-core'
import { kindTable } from '../../kit/tables/kind-table.ts'
import { postgres } from './postgres.ts'

export const popularScienceItem = kindTable(postgres, 'popular_science_item', {
  form: text(),
  audience: text(),
  gallery: text(),
  volumeBytes: numeric(),
}, (t) => [check('popular_science_item_volume', sql`${t.volumeBytes} >= 0`), index('popular_science_item_form').on(t.form)])
