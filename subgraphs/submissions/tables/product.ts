import { jsonb, text } from 'drizzle-orm/pg-core'
import type { OrganizationMention } from '../../../schema/document.ts'
import { kindTable } from '../../kit/tables/kind-table.ts'
import { postgres } from './postgres.ts'

export const product = kindTable(postgres, 'product', {
  productKind: text(),
  approvalNo: text(),
  specification: text(),
  producer: jsonb().$type<OrganizationMention>(),
})
