const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' ||
  (Array.isArray(value) && value.length === 0) ||
  (typeof value === 'object' && !Array.isArray(value) && Object.keys(value).length === 0)

const prune = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(prune).filter((item) => !isEmpty(item))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, prune(item)] as const).filter(([, item]) => !isEmpty(item)))
}

/** The same without keys that hold no value: a record says what it knows and nothing else. */
export const withoutEmpty = <T>(value: T): T => prune(value) as T
