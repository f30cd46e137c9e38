import { type JsonObject, objectsOf } from '../../values/json.ts'
import { partialDate } from '../../values/dates.ts'

export interface Dates { commissionedOn?: string; decommissionedOn?: string; contradict: boolean }

/** When it came into use and when out of it, which cannot be the other way round. Dates are compared as far as both are known: 2010 and 2010-05 agree. */
export const datesOf = (record: JsonObject): Dates => {
  const given = (type: string): string | undefined => partialDate(objectsOf(record['dates']).find((one) => one['dateType'] === type)?.['date'])
  const [commissionedOn, decommissionedOn] = [given('Commissioned'), given('DeCommissioned')]
  const known = Math.min(commissionedOn?.length ?? 0, decommissionedOn?.length ?? 0)
  return { commissionedOn, decommissionedOn, contradict: (decommissionedOn ?? '').slice(0, known) < (commissionedOn ?? '').slice(0, known) }
}
