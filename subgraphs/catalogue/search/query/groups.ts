import type { Part } from './parts.ts'

/** Groups that all have to match, each by any of its parts. */
export type Groups = readonly (readonly Part[])[]

/**
 * One of several operands, each of which is all of its groups, as groups again: `x OR (y AND z)` is (x OR y) AND (x OR z). Undefined: that would be more than
 * `mostGroups` of `mostParts`.
 */
export const anyOf = (operands: readonly Groups[], mostGroups: number, mostParts: number): Part[][] | undefined => {
  let groups: Part[][] = [[]]
  for (const operand of operands.filter(({ length }) => length > 0)) {
    groups = groups.flatMap((group) => operand.map((parts) => [...group, ...parts]))
    if (groups.length > mostGroups || groups.some(({ length }) => length > mostParts)) return undefined
  }
  return groups.filter(({ length }) => length > 0)
}
