import { sql } from 'drizzle-orm'
import { boolean, index, integer, jsonb, text } from 'drizzle-orm/pg-core'
import type { Agent } from '../../../schema/document.ts'
import { kindTable } from '../../kit/tables/kind-table.ts'
import { postgres } from './postgres.ts'

export const paper = kindTable(postgres, 'paper', {
  doi: text(),
  kind: text(),
  containerTitle: text(),
  issn: text().array(),
  volume: text(),
  issue: text(),
  firstPage: text(),
  lastPage: text(),
  elocationId: text(),
  publishedOn: text(),
  publisherName: text(),
  conference: text(),
  indexedIn: text().array(),
  authorsOrdered: jsonb().$type<Agent[]>(),
  correspondingAuthors: integer().array(),
  references: text().array(),
  fullTextAvailable: boolean(),
  clcCodes: text().array(),
  subjects: text().array(),
  form: text(),
}, (t) => [
  // Two sources may hold the same paper: a DOI is a way to find it, no key.
  index('paper_doi').on(sql`lower(${t.doi})`),
  index('paper_issn').using('gin', t.issn),
  index('paper_published').on(t.publishedOn),
])
