import { isText } from '../../schema/check-document.ts'
import { domainError } from '../kit/errors.ts'

/** No key, name or identifier is longer. */
export const LONGEST_VALUE = 500

/** A text of a client that goes to PostgreSQL or an engine: neither takes NUL or half a character. `name` says which one to whoever sent it. */
export const checkedText = (name: string, value: string, longest: number = LONGEST_VALUE): string => {
  if (!isText(value)) throw domainError('BAD_INPUT', { zh: `${name} 含 NUL 或残缺字符`, en: `${name} holds a NUL or half a character` })
  if (value.length > longest) throw domainError('BAD_INPUT', { zh: `${name} 的取值至多 ${longest} 个字符,实为 ${value.length} 个`, en: `A value of ${name} has ${longest} characters at most, not ${value.length}` })
  return value
}

/** All texts in a value of any shape, keys included: what is kept as it is has to be text that can be kept. */
export const checkTexts = (name: string, value: unknown): void => {
  if (typeof value === 'string') return void checkedText(name, value, Number.POSITIVE_INFINITY)
  if (value === null || typeof value !== 'object' || value instanceof Date) return
  for (const [key, item] of Object.entries(value)) {
    checkedText(name, key)
    checkTexts(Array.isArray(value) ? name : `${name}.${key}`, item)
  }
}
