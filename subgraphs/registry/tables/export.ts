import { bigint, boolean, index, integer, jsonb, text } from 'drizzle-orm/pg-core'
import type { NestedCut } from '../exports/nested-cuts.ts'
import { instant, postgres } from './postgres.ts'
import { rowSet } from './row-set.ts'

/** What becomes of the rows: a file to download, a frozen result, a comparison with a frozen result, a run of a schedule. */
export type WalkPurpose = 'FILE' | 'FREEZE' | 'COMPARE' | 'RUN'

export type StoredExportState = 'QUEUED' | 'RUNNING' | 'CANCELLED' | 'DONE' | 'FAILED'

/** Why an export failed, for its owner. */
export interface ExportFailure { code: string; message: string; messageEn: string; subgraph: string | null }

/** How the list is walked: made once, from the document and the schema of that moment. */
export interface ExportPlan {
  /** Document of one page, or of the whole list. */
  query: string
  operationName: string | null
  path: string
  connection: string | null
  /** Variables of the page; null where the list comes whole. */
  paging: { size: string; after: string; pageInfo: string } | null
  /** Asks the total; null where the list does not tell one. */
  total: string | null
  /** Rows of a page that the limit of cost allows; pages grow back to it after one that was too much. */
  mostRows: number
  /** True where an argument of the document says how long the list is. */
  limited: boolean
}

/** A walk through a list of the graph. Those for files are exports, which people see and stop; what others are for has its own tables and takes over the rows at the end. */
export const exportJob = postgres.table(
  'export_job',
  {
    /** Local part of the id: it cannot be guessed, and is the only key where nobody was signed in. */
    id: text().primaryKey(),
    /** Null where nobody was signed in. */
    owner: text(),
    purpose: text().$type<WalkPurpose>().notNull().default('FILE'),
    /** What it is walked for, by its own id; null for files. */
    subject: text(),
    /** Asked without the owner's rights, as anybody may ask: what is made of it is for everybody. */
    asAnybody: boolean().notNull().default(false),
    name: text().notNull(),
    document: text().notNull(),
    variables: jsonb().$type<Record<string, unknown>>().notNull(),
    operationName: text(),
    rowsPath: text().notNull(),
    savedQuery: text(),
    plan: jsonb().$type<ExportPlan>().notNull(),
    rowSet: bigint({ mode: 'bigint' }).notNull().references(() => rowSet.id),
    state: text().$type<StoredExportState>().notNull(),
    totalRows: integer(),
    /** Where the next page begins; null before the first one. */
    cursor: text(),
    pageSize: integer().notNull(),
    /** Tries of the page that comes next; 0 after each page that came. */
    attempts: integer().notNull().default(0),
    /** Milliseconds that pages took so far, pauses left out. */
    busyMs: bigint({ mode: 'number' }).notNull().default(0),
    degraded: jsonb().$type<readonly string[]>().notNull(),
    cuts: jsonb().$type<readonly NestedCut[]>().notNull(),
    failure: jsonb().$type<ExportFailure>(),
    asOfStart: instant(),
    asOfEnd: instant(),
    supergraphStart: text(),
    supergraphEnd: text(),
    createdAt: instant().notNull(),
    startedAt: instant(),
    endedAt: instant(),
    expiresAt: instant().notNull(),
    /** The worker that has it, and until when unless it says that it is alive. */
    lease: text(),
    leaseUntil: instant(),
    /** Not taken up before: after a page that failed. */
    notBefore: instant(),
    /** When it was worked on last, so that each gets its turn. */
    servedAt: instant(),
    /** Of the mutation that began it: a retry of it is answered with this export. */
    mutation: text().unique(),
  },
  (t) => [index('export_job_owner').on(t.owner, t.createdAt), index('export_job_state').on(t.state, t.servedAt), index('export_job_expiry').on(t.expiresAt)],
)
