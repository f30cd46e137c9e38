import { text } from 'drizzle-orm/pg-core'
import { kindTable } from '../../kit/tables/kind-table.ts'
import { postgres } from './postgres.ts'

export const physicalItem = kindTable(postgres, 'physical_item', {
  itemKind: text(),
  quantity: text(),
  storageLocation: text(),
  condition: text(),
})
