const PREFIX = /^(?:https?:\/\/(?:www\.)?cstr\.cn\/)?(?:cstr:\s*)?/i
const CSTR = /^[0-9A-Za-z]{5}\.[0-9]{2}\.\S(?:.*\S)?$/

/**
 * A CSTR in its canonical form `<agency>.<type>.<local>`, from any of the ways people write it; null where it is none.
 * The local part is kept byte for byte. GB/T 32843; agency codes may hold letters.
 */
export const normaliseCstr = (input: string): string | null => {
  const value = input.trim().replace(PREFIX, '')
  return CSTR.test(value) ? value : null
}
