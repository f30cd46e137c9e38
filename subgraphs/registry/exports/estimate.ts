/** Walks pause for half of the time that a page takes. */
const WITH_PAUSES = 1.5

/** Seconds that so many rows take, from what one page took. */
export const secondsFor = ({ rows, pageRows, pageMs }: { rows: number; pageRows: number; pageMs: number }): number =>
  Math.ceil(((rows / pageRows) * pageMs * WITH_PAUSES) / 1_000)

interface Walked { rows: number; totalRows: number | null; busyMs: number }

/** Seconds that a walk still takes, by its own pace; null where its end is not known. */
export const secondsLeft = ({ rows, totalRows, busyMs }: Walked): number | null =>
  totalRows === null || rows === 0 ? null : secondsFor({ rows: Math.max(0, totalRows - rows), pageRows: rows, pageMs: busyMs })

/** From 0 to 1. A list that grows while it is walked is never shown as done before it is. */
export const progressOf = ({ rows, totalRows }: Pick<Walked, 'rows' | 'totalRows'>): number | null =>
  totalRows === null ? null : totalRows === 0 ? 0 : Math.min(0.999, rows / totalRows)
