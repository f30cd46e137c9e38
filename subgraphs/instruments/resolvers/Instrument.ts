import type { AnnualUse } from '../tables/values.ts'

const DEFAULT_RATED_HOURS = '1200'
const ratio = (part: string | undefined, whole: string | undefined): number | null =>
  part === undefined || whole === undefined || Number(whole) === 0 ? null : Number(part) / Number(whole)

/** Use in one year with the rates that the survey asks for. Rated hours are 1,200 unless the owner says otherwise. */
export const Instrument = {
  annualUse: (source: { annualUse?: AnnualUse[] | null }, { year }: { year: number }) => {
    const use = source.annualUse?.find((item) => item.year === year)
    if (!use) return null
    const ratedHours = use.ratedHours ?? DEFAULT_RATED_HOURS
    return { ...use, ratedHours, utilisation: ratio(use.effectiveHours, ratedHours), shareRate: ratio(use.externalHours, use.effectiveHours) }
  },
}
