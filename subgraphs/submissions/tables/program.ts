import { index, text } from 'drizzle-orm/pg-core'
import { kindTable } from '../../kit/tables/kind-table.ts'
import { postgres } from './postgres.ts'

export const program = kindTable(postgres, 'program', {
  code: text(),
  kind: text(),
  department: text(),
}, (t) => [index('program_kind').on(t.kind)])
