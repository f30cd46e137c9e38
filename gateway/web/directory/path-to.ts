interface Term { code: string; broader: string | null }

/** The classes from the top down to one, itself included; empty where there is no such. Pure. */
export const pathTo = <T extends Term>(terms: readonly T[], code: string): T[] => {
  const found: T[] = []
  for (let next = terms.find((term) => term.code === code); next; next = terms.find((term) => term.code === found[0]?.broader)) {
    if (found.includes(next)) break
    found.unshift(next)
  }
  return found
}
