const UNITS = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'] as const

/** `1.5 GB`, by thousands. A Decimal comes as a string; beyond what a number holds exactly three digits are enough. */
export const byteSize = (bytes: string): string => {
  const value = Number(bytes)
  if (!Number.isFinite(value) || value < 0) return bytes
  const step = value < 1_000 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(value) / 3))
  return `${Number((value / 1_000 ** step).toPrecision(3))} ${UNITS[step]}`
}
