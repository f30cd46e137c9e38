import { index, jsonb, text } from 'drizzle-orm/pg-core'
import { kindTable } from '../../kit/tables/kind-table.ts'
import { postgres } from './postgres.ts'
import type { Quantity } from './values.ts'

export const testMethod = kindTable(postgres, 'test_method', {
  standardNo: text(),
  targetObject: text(),
  analyte: text(),
  matrix: text(),
  technique: text(),
  detectionLimit: jsonb().$type<Quantity>(),
}, (t) => [index('test_method_standard').on(t.standardNo)])
