import { index, integer, jsonb, text } from 'drizzle-orm/pg-core'
import type { Agent } from '../../../schema/document.ts'
import { kindTable } from '../../kit/tables/kind-table.ts'
import { postgres } from './postgres.ts'

export const monograph = kindTable(postgres, 'monograph', {
  isbn: text().array(),
  publisherName: text(),
  publicationPlace: text(),
  publishedOn: text(),
  edition: text(),
  pages: integer(),
  authorsOrdered: jsonb().$type<Agent[]>(),
  clcCode: text(),
  clcCodes: text().array(),
  form: text(),
}, (t) => [index('monograph_isbn').using('gin', t.isbn), index('monograph_published').on(t.publishedOn)])
