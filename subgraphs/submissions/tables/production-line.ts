import { index, jsonb, text } from 'drizzle-orm/pg-core'
import { kindTable } from '../../kit/tables/kind-table.ts'
import { postgres } from './postgres.ts'
import type { ProductionSite, Quantity } from './values.ts'

export const productionLine = kindTable(postgres, 'production_line', {
  capacity: jsonb().$type<Quantity>(),
  builtOn: text(),
  location: jsonb().$type<ProductionSite>(),
  products: text().array(),
}, (t) => [index('production_line_products').using('gin', t.products)])
