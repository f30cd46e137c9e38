import type { DatabaseSync } from 'node:sqlite'
import type { Sql } from '../sql.ts'

export const rows = <Row>(db: DatabaseSync, { text, values }: Sql): Row[] => db.prepare(text).all(...values) as Row[]

export const row = <Row>(db: DatabaseSync, { text, values }: Sql): Row => db.prepare(text).get(...values) as Row

/** Number of rows changed. */
export const run = (db: DatabaseSync, { text, values }: Sql): number => Number(db.prepare(text).run(...values).changes)
