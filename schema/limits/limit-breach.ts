import { LIMIT_LABELS, type LimitName } from './limits.ts'

/** One limit that a request goes beyond: data, so that whoever finds it decides how to say no. */
export interface LimitBreach {
  limit: LimitName
  allowed: number
  found: number | string
  /** Where, such as a field or a variable, when it helps to find the place. */
  where?: string
}

/** Names the limit, its value and what was found, so that the writer of the query knows what to change. */
export function breachSentence({ limit, allowed, found, where }: LimitBreach): { zh: string; en: string } {
  const label = LIMIT_LABELS[limit]
  return {
    zh: `${label.zh}超出限额(${limit}):上限 ${allowed},实际 ${readable(found)}${where === undefined ? '' : `,位于 ${where}`}`,
    en: `The ${label.en} exceeds the limit ${limit}: at most ${allowed}, found ${readable(found)}${where === undefined ? '' : `, at ${where}`}`,
  }
}

/** Doubling fragments reach figures that say nothing more. */
const readable = (found: number | string): string => (typeof found === 'number' && found > 1e15 ? '> 10¹⁵' : String(found))
