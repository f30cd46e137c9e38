import { index, jsonb, primaryKey, text } from 'drizzle-orm/pg-core'
import type { CheckResult } from '../../../schema/checks/check.ts'
import type { PartnerSubgraph } from '../../../schema/partner.ts'
import { partner } from './partner.ts'
import { instant, postgres } from './postgres.ts'

/** Every subgraph that was ever submitted, by the digest of its content. */
export const submission = postgres.table(
  'submission',
  {
    namespace: text().notNull().references(() => partner.namespace),
    digest: text().notNull(),
    content: jsonb().$type<PartnerSubgraph>().notNull(),
    submittedAt: instant().notNull(),
    submittedBy: text(),
    /** When it was last made current; null where it never was. */
    publishedAt: instant(),
  },
  (t) => [primaryKey({ columns: [t.namespace, t.digest] }), index('submission_published').on(t.namespace, t.publishedAt)],
)

export type CheckPurpose = 'CHECK' | 'PUBLISH' | 'ROLLBACK'
export type CheckState = 'RUNNING' | 'PASSED' | 'PUBLISHED' | 'REFUSED' | 'INTERRUPTED'
export interface Refusal { code: string; message: string; messageEn: string }

/** Each check and publication, as it went. */
export const checkRun = postgres.table(
  'check_run',
  {
    id: text().primaryKey(),
    namespace: text().notNull(),
    purpose: text().$type<CheckPurpose>().notNull(),
    state: text().$type<CheckState>().notNull(),
    digest: text().notNull(),
    baseVersion: text(),
    publishedVersion: text(),
    refusal: jsonb().$type<Refusal>(),
    results: jsonb().$type<readonly CheckResult[]>(),
    startedAt: instant().notNull(),
    /** Written while it is under way: a run that is not heard of any more was interrupted. */
    heardAt: instant().notNull(),
    endedAt: instant(),
    startedBy: text(),
    /** Of the mutation that began it: a retry of it is answered with this run. */
    mutation: text().unique(),
  },
  (t) => [index('check_run_namespace').on(t.namespace, t.startedAt)],
)
