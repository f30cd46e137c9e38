import { isUrl } from '../../../schema/scalars.ts'
import { textOf } from './text.ts'

/** An absolute http(s) address, or undefined: anything else is no link. */
export const webAddress = (value: unknown): string | undefined => {
  const text = textOf(value)
  return text !== undefined && isUrl(text) ? text : undefined
}
