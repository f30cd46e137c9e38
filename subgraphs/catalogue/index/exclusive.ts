/** Runs what it is given one after the other: what is written to the index, repaired in it and switched never overlaps. */
export const createExclusive = (): (<T>(work: () => Promise<T>) => Promise<T>) => {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const next = last.then(work)
    last = next.catch(() => undefined)
    return next
  }
}
