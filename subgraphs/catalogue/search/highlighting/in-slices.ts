/** Analysis takes the processor; whoever else is served meanwhile gets it back after so many milliseconds. */
const SLICE_MS = 8

let since = performance.now()
let last: Promise<unknown> = Promise.resolve()

const turn = async (): Promise<void> => {
  if (performance.now() - since < SLICE_MS) return
  await new Promise((resolve) => setImmediate(resolve))
  since = performance.now()
}

/** Does pieces of work of all requests one after the other, and lets the event loop turn between them. Who asked for a piece gets its error. */
export const inSlices = <Result>(work: () => Result): Promise<Result> => {
  const done = last.then(turn).then(work)
  last = done.then(() => undefined, () => undefined)
  return done
}
