import { sql } from 'drizzle-orm'
import { bigint, bigserial, boolean, check, index, integer, jsonb, text, unique, uniqueIndex } from 'drizzle-orm/pg-core'
import type { ExportFailure } from './export.ts'
import { instant, postgres } from './postgres.ts'
import { rowSet } from './row-set.ts'
import { savedQuery } from './saved-query.ts'

export type Cadence = 'DAILY' | 'WEEKLY' | 'MONTHLY'
export type RunState = 'RUNNING' | 'DONE' | 'FAILED'
/** In the order in which they are stored. */
export interface KeptChanges { ADDED: number; CHANGED: number; GONE: number }
export type DeliveryChannel = 'MAIL' | 'WEBHOOK'
export type DeliveryState = 'WAITING' | 'SENT' | 'FAILED'
/** Why a message could not be sent, for its owner. */
export interface DeliveryFault { message: string; messageEn: string }
export type AlertKind = 'CHANGES' | 'FAILING' | 'BROKEN' | 'PAUSED'

/** When a saved query runs by itself, in the name of its owner, and what the next run is compared with. */
export const schedule = postgres.table(
  'schedule',
  {
    /** Local part of the id: it cannot be guessed. */
    id: text().primaryKey(),
    owner: text().notNull(),
    savedQuery: text().notNull().references(() => savedQuery.id),
    /** What the query was called when its owner could see it last, and in English. */
    name: text().notNull(),
    nameEn: text(),
    variables: jsonb().$type<Record<string, unknown>>().notNull(),
    cadence: text().$type<Cadence>().notNull(),
    /** 1 is Monday, 7 Sunday; of weekly ones. */
    weekday: integer(),
    /** 1 to 31, of monthly ones; a shorter month has its last day. */
    dayOfMonth: integer(),
    hour: integer().notNull(),
    active: boolean().notNull(),
    nextRunAt: instant().notNull(),
    /** Last time that its owner let it run beside its times. */
    askedAt: instant(),
    /** Runs that failed since the last good one. */
    failures: integer().notNull().default(0),
    /** Rows of the last good run. A run that failed leaves it as it is. */
    baseline: bigint({ mode: 'bigint' }).references(() => rowSet.id),
    /** What the baseline was asked with: with anything else there is nothing to compare. */
    baselineQuery: text(),
    feedKey: text().notNull().unique(),
    /** Whether alerts are sent by mail; the key of the page that turns them off; why the last message could not be sent. */
    mail: boolean().notNull().default(false),
    mailKey: text().unique(),
    mailFault: jsonb().$type<DeliveryFault>(),
    /** Address that alerts are posted to, what they are signed with, and why the last one was not taken. */
    webhook: text(),
    webhookSecret: text(),
    webhookFault: jsonb().$type<DeliveryFault>(),
    version: integer().notNull(),
    createdAt: instant().notNull(),
    /** Of the mutation that made it: a retry of it is answered with this one. */
    mutation: text().unique(),
  },
  (t) => [
    check('schedule_cadence', sql`(cadence = 'DAILY' and weekday is null and day_of_month is null) or (cadence = 'WEEKLY' and weekday between 1 and 7 and day_of_month is null) or (cadence = 'MONTHLY' and weekday is null and day_of_month between 1 and 31)`),
    check('schedule_hour', sql`hour between 0 and 23`),
    index('schedule_owner').on(t.owner, t.createdAt),
    index('schedule_due').on(t.nextRunAt).where(sql`active`),
    index('schedule_query').on(t.savedQuery),
  ],
)

/** One run of a schedule. While it is under way its rows are a walk of their own. */
export const queryRun = postgres.table(
  'query_run',
  {
    id: text().primaryKey(),
    schedule: text().notNull().references(() => schedule.id, { onDelete: 'cascade' }),
    startedAt: instant().notNull(),
    endedAt: instant(),
    state: text().$type<RunState>().notNull(),
    /** Walks that it took: a list that moved while it was read is read again. */
    walks: integer().notNull().default(1),
    /** True where there was nothing to compare with. */
    first: boolean(),
    rows: integer(),
    added: integer(),
    changed: integer(),
    gone: integer(),
    same: integer(),
    hash: text(),
    supergraph: text(),
    asOf: instant(),
    degraded: jsonb().$type<readonly string[]>().notNull(),
    failure: jsonb().$type<ExportFailure>(),
    /** The changes, a row each, in the order of their kinds; null where there are none, or none any more. */
    changes: bigint({ mode: 'bigint' }).references(() => rowSet.id),
    /** How many of each kind are in `changes`. */
    kept: jsonb().$type<KeptChanges>(),
    /** What was asked, see `schedule.baselineQuery`. */
    query: text(),
  },
  (t) => [index('query_run_schedule').on(t.schedule, t.startedAt), uniqueIndex('query_run_under_way').on(t.schedule).where(sql`state = 'RUNNING'`)],
)

/** Something that the owner of a schedule should see. */
export const alert = postgres.table(
  'alert',
  {
    id: text().primaryKey(),
    owner: text().notNull(),
    run: text().notNull().references(() => queryRun.id, { onDelete: 'cascade' }),
    kind: text().$type<AlertKind>().notNull(),
    at: instant().notNull(),
    seenAt: instant(),
  },
  (t) => [index('alert_owner').on(t.owner, t.at), index('alert_unseen').on(t.owner).where(sql`seen_at is null`)],
)

/** A message of an alert, or a test: written down with what it tells of, sent by the dispatcher. */
export const delivery = postgres.table(
  'delivery',
  {
    id: bigserial({ mode: 'bigint' }).primaryKey(),
    schedule: text().notNull().references(() => schedule.id, { onDelete: 'cascade' }),
    /** Null for a test. */
    alert: text().references(() => alert.id, { onDelete: 'cascade' }),
    channel: text().$type<DeliveryChannel>().notNull(),
    state: text().$type<DeliveryState>().notNull(),
    attempts: integer().notNull(),
    /** Not tried before; while it is worked on, when it is taken to be left alone. */
    notBefore: instant().notNull(),
    /** Local part of the message's id, the same at every try. */
    messageId: text().notNull(),
    fault: jsonb().$type<DeliveryFault>(),
    createdAt: instant().notNull(),
    sentAt: instant(),
  },
  (t) => [unique('delivery_once').on(t.alert, t.channel), index('delivery_waiting').on(t.notBefore).where(sql`state = 'WAITING'`), index('delivery_schedule').on(t.schedule, t.createdAt)],
)
