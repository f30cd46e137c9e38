/** Deeper than any answer of ours, and far less deep than what ends a recursion. */
const MOST_DEPTH = 200

/**
 * JSON that somebody else wrote; undefined where it is none, or nested so deep that whoever walks it would run out of stack. `JSON.parse` makes `__proto__` an own property, which is harmless until code copies it by assignment:
 * such properties are taken out first, unless they were asked for.
 */
export const parseJson = (text: string, keepPrototypeNames = false): unknown => {
  if (isDeeperThan(MOST_DEPTH, text)) return undefined
  const parsed = parsedOrUndefined(text)
  if (!keepPrototypeNames && isObject(parsed) && MAYBE_PROTOTYPE_NAME.test(text)) dropPrototypeNames(parsed)
  return parsed
}

/** Counts brackets outside of strings: a few milliseconds for megabytes. */
const isDeeperThan = (most: number, text: string): boolean => {
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case 0x22: at = endOfString(text, at); break
      case 0x5b: case 0x7b: if (++depth > most) return true; break
      case 0x5d: case 0x7d: depth--; break
    }
  }
  return false
}

const endOfString = (text: string, start: number): number => {
  for (let at = text.indexOf('"', start + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let backslashes = 0
    while (text.charCodeAt(at - 1 - backslashes) === 0x5c) backslashes++
    if (backslashes % 2 === 0) return at
  }
  return text.length
}

/** The word itself, or any of its letters written as an escape. */
const MAYBE_PROTOTYPE_NAME = /__proto__|\\u00(?:5f|70|72|6f|74)/i

/** Iterative, since depth is in the hands of the sender. */
const dropPrototypeNames = (root: object): void => {
  const pending: object[] = [root]
  for (let next = pending.pop(); next; next = pending.pop()) {
    if (Object.hasOwn(next, '__proto__')) Reflect.deleteProperty(next, '__proto__')
    for (const value of Object.values(next)) if (isObject(value)) pending.push(value)
  }
}

const parsedOrUndefined = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null
