import { isConfidential } from './checks/confidential.ts'
import { faultOf } from './checks/document-rules.ts'
import type { Broken, Format, RawRecord, Refusal, ResourceUpsert } from './format.ts'
import { fieldsOf } from './values/fields.ts'

export const isRefusal = (item: ResourceUpsert | Refusal): item is Refusal => 'refused' in item

/** A raw record as what is to be sent of it, or why it is not. Confidential ones are refused without a word of what they hold, their id included. */
export const mapRecord = (format: Format, raw: RawRecord | Broken): (ResourceUpsert | Refusal)[] => {
  if ('broken' in raw) return [{ refused: raw.broken }]
  const fields = fieldsOf(raw.value)
  if (!fields) return [{ refused: { code: 'BAD_RECORD', message: 'the record is nested deeper than any honest one' } }]
  if (isConfidential(fields)) return [{ refused: { code: 'CONFIDENTIAL_NOT_ALLOWED', message: 'the record bears a secrecy mark; confidential content is never stored here' } }]
  const mapped = format.map(raw)
  return 'refused' in mapped ? [mapped] : mapped.upserts.map(checked)
}

const checked = (upsert: ResourceUpsert): ResourceUpsert | Refusal => {
  const fault = upsert.document && faultOf(upsert.document)
  return fault ? { refused: fault, sourceId: upsert.sourceId, typename: upsert.typename } : upsert
}
