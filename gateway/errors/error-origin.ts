/** Where in the client's response an error of a subgraph belongs, as far as its data source can know. */
export interface ErrorOrigin {
  /** Place of the fetch in the response; `@` stands for every element of a list. */
  at: readonly (string | number)[]
  /** Which of how many entities of the fetch, where it is about one. */
  entity?: { index: number; of: number }
  /** Path below that place as the subgraph gave it. */
  below: readonly (string | number)[]
  /** Response names that are missing there: the first of them ends the path. */
  missing?: readonly string[]
  /** Response names by which the right places are told from others. */
  asked?: readonly string[]
}

/** Keyed by the plain error object that the stock gateway keeps as `originalError`. */
const origins = new WeakMap<object, ErrorOrigin>()

export function withOrigin<T extends object>(error: T, origin: ErrorOrigin): T {
  origins.set(error, origin)
  return error
}

export const originOf = (error: object | null | undefined): ErrorOrigin | undefined => (error ? origins.get(error) : undefined)
