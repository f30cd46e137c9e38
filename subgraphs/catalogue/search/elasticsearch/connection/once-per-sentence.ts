const AGAIN_MS = 60_000

/** Every question meets the same trouble; it is told once a minute. */
export const oncePerSentence = (warn: (sentence: string) => void): ((sentence: string) => void) => {
  const told = new Map<string, number>()
  return (sentence) => {
    const last = told.get(sentence)
    if (last !== undefined && Date.now() - last < AGAIN_MS) return
    told.set(sentence, Date.now())
    warn(sentence)
  }
}
