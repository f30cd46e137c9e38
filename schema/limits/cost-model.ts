/**
 * The constants of the cost estimate. Cost is a number of objects: what the answer may hold, and so what subgraphs must load,
 * the wire must carry and the gateway must shape. Leaves are free, since an object's own fields are few.
 */
export const COST = {
  /** One object of the answer. */
  object: 1,
  /** A list that takes no size, such as creators of a record. */
  unsizedList: 10,
  /** A connection without `first` and `last`; contract rule 5. */
  defaultPage: 20,
  /** A mutation writes: a transaction, a change and an audit row. */
  mutation: 10,
} as const

/** Arguments that say how long a list is, where their type is Int. */
export const SIZE_ARGUMENTS = ['first', 'last', 'top'] as const

/** Of these, the ones that contract rule 5 bounds. */
export const PAGE_ARGUMENTS = ['first', 'last'] as const

/** Arguments whose own length is the length of the list, such as `resources(ids:)`. */
export const KEY_LIST_ARGUMENTS = ['ids', 'identifiers'] as const
