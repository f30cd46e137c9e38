const DAY = 86_400_000
const PARTIAL_DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/

/** First and last day that a partial date can mean, as days since 1970-01-01; null where it is none. */
export const daysOf = (date: string | undefined): { from: number; to: number } | null => {
  const match = PARTIAL_DATE.exec(date ?? '')
  if (!match) return null
  const year = Number(match[1])
  const month = match[2] === undefined ? undefined : Number(match[2])
  const day = match[3] === undefined ? undefined : Number(match[3])
  if ((month !== undefined && (month < 1 || month > 12)) || (day !== undefined && (day < 1 || day > lastDay(year, month ?? 1)))) return null
  const to = month === undefined ? dayNumber(year, 12, 31) : dayNumber(year, month, day ?? lastDay(year, month))
  return { from: dayNumber(year, month ?? 1, day ?? 1), to }
}

/** `Date.UTC` takes years below 100 for the twentieth century. */
const dayNumber = (year: number, month: number, day: number): number => new Date(0).setUTCFullYear(year, month - 1, day) / DAY
const lastDay = (year: number, month: number): number => new Date(new Date(0).setUTCFullYear(year, month, 0)).getUTCDate()
