const round = (value: number): number => Math.round(value * 100) / 100

export const percentile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

/** p50 and p95 in milliseconds. */
export interface Figures { p50: number; p95: number }
export const figuresOf = (values: readonly number[]): Figures => ({ p50: round(percentile(values, 0.5)), p95: round(percentile(values, 0.95)) })
export const ratioOf = (a: Figures, b: Figures): Figures => ({ p50: round(a.p50 / b.p50), p95: round(a.p95 / b.p95) })

export const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}
