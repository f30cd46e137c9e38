/** The nine tabs of the result page of 2013 in its order, the first being all types; further types follow, most resources first. */
export const nineClasses = ['REPORT', 'PAPER', 'MONOGRAPH', 'PATENT', 'STANDARD', 'ACHIEVEMENT', 'NEW_VARIETY', 'DATASET'] as const

/** Puts the nine classes first, in their order, and the others after them as they come. */
export const inTypeOrder = <T>(types: readonly T[], codeOf: (type: T) => string): T[] => {
  const place = (type: T): number => {
    const index = (nineClasses as readonly string[]).indexOf(codeOf(type))
    return index < 0 ? nineClasses.length : index
  }
  return types.map((type, index) => ({ type, index })).sort((a, b) => place(a.type) - place(b.type) || a.index - b.index).map(({ type }) => type)
}
