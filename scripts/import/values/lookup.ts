/** A table to look values of others up in: what it does not hold itself (`constructor`, `__proto__`) is not there. */
export const lookup = <Value>(table: Readonly<Record<string, Value>>) => (key: string | undefined): Value | undefined =>
  key !== undefined && Object.hasOwn(table, key) ? table[key] : undefined
