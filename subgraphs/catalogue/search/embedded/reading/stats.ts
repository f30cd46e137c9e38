import type { DatabaseSync } from 'node:sqlite'
import type { IndexStats } from '../../port.ts'
import { sql } from '../sql.ts'
import { countLive } from './count-live.ts'
import { rows } from './rows.ts'

export const stats = (db: DatabaseSync): IndexStats => {
  const state = new Map(rows<{ name: string; value: string }>(db, sql`SELECT name, value FROM state`).map(({ name, value }) => [name, value]))
  return { documents: countLive(db), position: state.get('position') ?? null, analysisVersion: Number(state.get('analysis_version')) }
}
