/**
 * JSON that somebody else wrote; undefined where it is none. `JSON.parse` makes `__proto__` an own property, which is harmless until code copies it by assignment:
 * such properties are taken out first, unless they were asked for.
 */
export const parseJson = (text: string, keepPrototypeNames = false): unknown => {
  const parsed = parsedOrUndefined(text)
  if (!keepPrototypeNames && isObject(parsed) && MAYBE_PROTOTYPE_NAME.test(text)) dropPrototypeNames(parsed)
  return parsed
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
