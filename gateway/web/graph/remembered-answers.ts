import type { GraphAnswer } from './answer.ts'

/** Answers of this visit, so that the back button shows at once what was seen. Whole answers only. */
const KEPT_MS = 60_000
const KEPT = 60

const answers = new Map<string, { answer: GraphAnswer<unknown>; at: number }>()

export const rememberAnswer = (key: string, answer: GraphAnswer<unknown>): void => {
  if (answer.problems.length > 0) return
  answers.delete(key)
  answers.set(key, { answer, at: Date.now() })
  const oldest = answers.keys().next()
  if (answers.size > KEPT && !oldest.done) answers.delete(oldest.value)
}

/** `fresh` is false where it has to be asked for again, while this one is shown. */
export const recallAnswer = (key: string): { answer: GraphAnswer<unknown>; fresh: boolean } | undefined => {
  const found = answers.get(key)
  return found && { answer: found.answer, fresh: Date.now() - found.at < KEPT_MS }
}

/** After a mutation, or when somebody signs in or out. */
export const forgetAnswers = (): void => {
  answers.clear()
  for (const listener of listeners) listener()
}

const listeners = new Set<() => void>()

/** For what stands on every page and may be otherwise after a mutation. Returns how to stop listening. */
export const onForgotten = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
