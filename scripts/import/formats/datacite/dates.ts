import type { TemporalCoverage } from '../../../../schema/document.ts'
import { type JsonObject, objectsOf } from '../../values/json.ts'
import { partialDate } from '../../values/dates.ts'
import { textOf } from '../../values/text.ts'

export interface Dates { generatedOn?: string; publishedOn?: string; embargoUntil?: string; temporalCoverage: TemporalCoverage[] }

/** `2016-01-01/2016-12-31`, `2016/`, `/2016`, `2016`. */
const range = (text: string): TemporalCoverage => {
  const [start, end] = text.includes('/') ? text.split('/').map((part) => partialDate(part)) : [partialDate(text), partialDate(text)]
  return start === undefined && end === undefined ? { label: text } : { start, end }
}

/** What was made when (Created, else Collected), what was given out when (Issued, else the publication year), what time the data are of. */
export const datesOf = (record: JsonObject): Dates => {
  const dates = objectsOf(record['dates']).flatMap((one) => {
    const [type, text] = [textOf(one['dateType']), textOf(one['date'])]
    return type === undefined || text === undefined ? [] : [{ type, text }]
  })
  const given = (type: string): string | undefined => dates.find((one) => one.type === type)?.text
  const firstDay = (type: string): string | undefined => partialDate(given(type)?.split('/')[0])
  const publishedOn = firstDay('Issued') ?? partialDate(record['publicationYear'])
  const available = firstDay('Available')
  return {
    generatedOn: firstDay('Created') ?? firstDay('Collected') ?? publishedOn,
    publishedOn,
    // A day on which it becomes available after it was published is an embargo's end.
    embargoUntil: available?.length === 10 && publishedOn !== undefined && available.slice(0, publishedOn.length) > publishedOn ? available : undefined,
    temporalCoverage: dates.filter(({ type }) => type === 'Collected' || type === 'Coverage').map(({ text }) => range(text)),
  }
}
