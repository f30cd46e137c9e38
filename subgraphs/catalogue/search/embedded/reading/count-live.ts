import type { DatabaseSync } from 'node:sqlite'
import { sql } from '../sql.ts'
import { row } from './rows.ts'

export const countLive = (db: DatabaseSync): number => row<{ n: number }>(db, sql`SELECT count(*) AS n FROM document INDEXED BY document_live WHERE deleted = 0`).n
