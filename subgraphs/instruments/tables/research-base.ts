import { index, jsonb, text } from 'drizzle-orm/pg-core'
import type { Discipline } from '../../../schema/document.ts'
import { kindTable } from '../../kit/tables/kind-table.ts'
import { postgres } from './postgres.ts'
import type { Site } from './values.ts'

export const researchBase = kindTable(postgres, 'research_base', {
  kind: text(),
  level: text(),
  director: text(),
  establishedOn: text(),
  fields: jsonb().$type<Discipline[]>(),
  location: jsonb().$type<Site>(),
}, (t) => [index('research_base_kind').on(t.kind)])
