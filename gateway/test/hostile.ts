/** Documents that break other gateways. Field names are those of the toy graph where it matters. */
export const nested = (levels: number): string => '{ a'.repeat(levels) + ' }'.repeat(levels)

export const aliased = (count: number): string => `{ ${Array.from({ length: count }, (_, at) => `x${at}: a`).join(' ')} }`

export const withDirectives = (count: number): string => `{ a ${'@skip(if: false) '.repeat(count)}}`

export const rootFields = (count: number): string => `{ ${Array.from({ length: count }, (_, at) => `f${at}`).join(' ')} }`

/** `count` tokens: two braces and fields. */
export const tokens = (count: number): string => `{${'a '.repeat(count - 2)}}`

export const unusedFragments = (count: number): string => `{ a } ${Array.from({ length: count }, (_, at) => `fragment F${at} on Q { a }`).join(' ')}`

/** Each fragment spreads the next one twice: 2ⁿ selections from a few hundred bytes. */
export const doubling = (levels: number): string =>
  `{ ...F0 } ${Array.from({ length: levels }, (_, at) => `fragment F${at} on Query { ${at === levels - 1 ? 'topRated' : `...F${at + 1} ... on Query { ...F${at + 1} }`} }`).join(' ')}`

/** The same for the planner: conditions keep it from merging the halves, and every leaf needs another subgraph. */
export const slowToPlan = (levels: number, name = 'Slow'): string =>
  `query ${name} { searchResources(first: 2) { edges { node { ...F0 } } } } ${Array.from({ length: levels }, (_, at) => at === levels - 1
    ? `fragment F${at} on Resource { rating }`
    : `fragment F${at} on Resource { ... @include(if: true) { ...F${at + 1} } ... @skip(if: false) { ...F${at + 1} } }`).join(' ')}`

export const cyclic = '{ ...A } fragment A on Query { ...B } fragment B on Query { topRated ...A }'
