import type { WalkPurpose } from '../tables/export.ts'

/** What one export may hold. */
export interface ExportLimits {
  rows: number
  /** Of the stored lines, in UTF-8. */
  bytes: number
  /** Of the same owner, under way at once. */
  active: number
  /** Of all kept exports of the same owner. */
  keptBytes: number
  keptDays: number
}

const GIGABYTE = 1_000_000_000

export const SIGNED_IN: ExportLimits = { rows: 1_000_000, bytes: GIGABYTE, active: 3, keptBytes: 3 * GIGABYTE, keptDays: 7 }

/** All who are not signed in share these but for the rows: nobody can be told from another. */
export const ANONYMOUS: ExportLimits = { rows: 10_000, bytes: GIGABYTE / 10, active: 20, keptBytes: 3 * GIGABYTE, keptDays: 1 }

/** Rows that are kept for longer: frozen results, runs of schedules. */
export const KEPT_ROWS = 100_000
const KEPT = { ...SIGNED_IN, rows: KEPT_ROWS, bytes: GIGABYTE / 5 }

export const limitsOf = (owner: string | null, purpose: WalkPurpose = 'FILE'): ExportLimits => (purpose !== 'FILE' ? KEPT : owner === null ? ANONYMOUS : SIGNED_IN)

/** Why a list of so many rows is not exported, with the way out. */
export const tooManyRows = (owner: string | null, rows: number, purpose: WalkPurpose = 'FILE'): { zh: string; en: string } =>
  purpose !== 'FILE'
    ? { zh: `冻结的结果与定时运行至多 ${KEPT_ROWS} 行,这里有 ${rows} 行;请以筛选条件缩小范围`, en: `Frozen results and scheduled runs have ${KEPT_ROWS} rows at most, and there are ${rows}: narrow it by a filter` }
    : owner === null
    ? { zh: `未登录时一次至多导出 ${ANONYMOUS.rows} 行,这里有 ${rows} 行;请登录(至多 ${SIGNED_IN.rows} 行),或以筛选条件缩小范围`, en: `Without a sign-in an export has ${ANONYMOUS.rows} rows at most, and there are ${rows}: sign in (${SIGNED_IN.rows} rows), or narrow it by a filter` }
    : { zh: `一次至多导出 ${SIGNED_IN.rows} 行,这里有 ${rows} 行;请按年份等条件分批导出`, en: `An export has ${SIGNED_IN.rows} rows at most, and there are ${rows}: export it in parts, by year for example` }
