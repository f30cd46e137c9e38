/** How one query parameter of an address is read and written. What cannot be read is as if it were not there. */
export interface Parameter<Value> {
  read(values: readonly string[]): Value
  /** Empty where it is what it would be without it, so that addresses stay short. */
  write(value: Value): string[]
}

export const text = (otherwise = ''): Parameter<string> => ({
  read: ([value]) => value ?? otherwise,
  write: (value) => (value === otherwise ? [] : [value]),
})

/** A whole number from `least` on. */
export const number = (otherwise: number, least = 1): Parameter<number> => ({
  read: ([value]) => (value !== undefined && /^\d{1,9}$/.test(value) && Number(value) >= least ? Number(value) : otherwise),
  write: (value) => (value === otherwise ? [] : [String(value)]),
})

/** YYYY, YYYY-MM or YYYY-MM-DD; empty where it is none. */
export const partialDate = (): Parameter<string> => ({
  read: ([value]) => (value !== undefined && /^\d{4}(-\d{2}){0,2}$/.test(value) ? value : ''),
  write: (value) => (value === '' ? [] : [value]),
})

export const oneOf = <const Value extends string>(values: readonly Value[], otherwise: NoInfer<Value>): Parameter<Value> => ({
  read: ([value]) => values.find((known) => known === value) ?? otherwise,
  write: (value) => (value === otherwise ? [] : [value]),
})

/** A parameter that may stand several times: `?type=PAPER&type=REPORT`. */
export const list = (): Parameter<readonly string[]> => ({
  read: (values) => [...new Set(values.filter((value) => value !== ''))],
  write: (values) => [...values],
})

export const flag = (): Parameter<boolean> => ({
  read: ([value]) => value === '1' || value === 'true',
  write: (value) => (value ? ['1'] : []),
})

export type StateOf<S> = { readonly [Key in keyof S]: S[Key] extends Parameter<infer Value> ? Value : never }

export const readAddress = <S extends Readonly<Record<string, unknown>>>(schema: S, search: string): StateOf<S> => {
  const given = new URLSearchParams(search)
  return Object.fromEntries(Object.entries(schema).map(([name, parameter]) => [name, (parameter as Parameter<unknown>).read(given.getAll(name))])) as StateOf<S>
}

/** The search string of a state. Parameters that the schema does not know, such as `lang`, are kept from `search`. */
export const writeAddress = <S extends Readonly<Record<string, unknown>>>(schema: S, state: StateOf<S>, search = ''): string => {
  const kept = [...new URLSearchParams(search)].filter(([name]) => !Object.hasOwn(schema, name))
  const own = Object.entries(schema).flatMap(([name, parameter]) => (parameter as Parameter<unknown>).write(state[name as keyof S]).map((value): [string, string] => [name, value]))
  return new URLSearchParams([...own, ...kept]).toString()
}
