/** A project as far as its deadline depends on it. Days are `YYYY-MM-DD`. */
export interface Due { programKind?: string | null; plannedAcceptanceOn?: string | null; acceptedOn?: string | null }

/** The campaign in which projects accepted earlier hand in: by the end of August. */
export const CAMPAIGN_YEAR = 2013

/** One calendar month before a day, at the month's end at the latest: 2026-03-31 → 2026-02-28. */
export const monthBefore = (day: string): string => {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const lastOfMonthBefore = new Date(Date.UTC(year, month - 1, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 2, Math.min(date, lastOfMonthBefore))).toISOString().slice(0, 10)
}

/**
 * The day by whose end (Asia/Shanghai) a project has to have handed in (domain.md §4.1): projects accepted before the campaign ended by its end,
 * others a month before their acceptance. The social sciences fund has no part in it.
 */
export const submissionDueOn = ({ programKind, plannedAcceptanceOn, acceptedOn }: Due): string | null => {
  const campaign = `${CAMPAIGN_YEAR}-08-31`
  if (programKind === 'NSSFC') return null
  if (acceptedOn && acceptedOn <= campaign) return campaign
  const acceptance = plannedAcceptanceOn ?? acceptedOn
  return acceptance ? monthBefore(acceptance) : null
}

/** The calendar day in Asia/Shanghai, which has no summer time. */
const dayInShanghai = (now: Date): string => new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)

/** True once the day is over. */
export const hasPassed = (day: string | null | undefined, now: Date): boolean => typeof day === 'string' && day < dayInShanghai(now)
