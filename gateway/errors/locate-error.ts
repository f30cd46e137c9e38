import type { ErrorOrigin } from './error-origin.ts'

type Path = (string | number)[]

/**
 * Turns an origin into a path of the client's response. The stock gateway counts entities of a mixed list without regard to
 * which of them were asked for, so places are found in the answer itself: only objects of the right type bear the field.
 */
export function createErrorLocator(data: unknown): (origin: ErrorOrigin) => Path | undefined {
  const places = new Map<string, Path[]>()

  function placesAt(at: readonly (string | number)[]): Path[] {
    const key = JSON.stringify(at)
    const known = places.get(key) ?? expand(data, at)
    places.set(key, known)
    return known
  }

  return ({ at, entity, below, missing = [], asked = missing }) => {
    if (at.length === 0 && below.length > 0) return [...below]
    const names = typeof below[0] === 'string' ? [below[0]] : asked
    const candidates = placesAt(at).filter((place) => names.some((name) => has(valueAt(data, place), name)))
    const place = (entity && candidates.length === entity.of ? candidates[entity.index] : undefined)
      ?? candidates.find((each) => names.some((name) => isNull(valueAt(data, each), name)))
      ?? candidates[0]
    if (!place) return upToList(at)
    if (below.length > 0) return [...place, ...below]
    const name = missing.find((each) => isNull(valueAt(data, place), each)) ?? missing.find((each) => has(valueAt(data, place), each))
    return name === undefined ? place : [...place, name]
  }
}

/** All places of a pattern that hold an object. */
function expand(data: unknown, at: readonly (string | number)[]): Path[] {
  let found: { path: Path; value: unknown }[] = [{ path: [], value: data }]
  for (const part of at) {
    found = found.flatMap(({ path, value }) => {
      if (part === '@') return Array.isArray(value) ? value.map((item: unknown, index) => ({ path: [...path, index], value: item })) : []
      return has(value, part) ? [{ path: [...path, part], value: (value as Record<string | number, unknown>)[part] }] : []
    })
  }
  return found.filter(({ value }) => typeof value === 'object' && value !== null).map(({ path }) => path)
}

function valueAt(data: unknown, path: Path): unknown {
  let value = data
  for (const part of path) value = (value as Record<string | number, unknown>)[part]
  return value
}

const has = (value: unknown, name: string | number): boolean => typeof value === 'object' && value !== null && Object.hasOwn(value, name)

const isNull = (value: unknown, name: string): boolean => has(value, name) && (value as Record<string, unknown>)[name] === null

/** Where nothing better is known: the list itself. */
function upToList(at: readonly (string | number)[]): Path | undefined {
  const list = at.indexOf('@')
  const path = list < 0 ? [...at] : at.slice(0, list)
  return path.length > 0 ? path : undefined
}
