import { useCallback, useEffect, useState } from 'react'
import { useShownOperation } from '../drawer/shown-operations.ts'
import type { GraphAnswer, GraphFailure } from './answer.ts'
import { ask } from './ask.ts'
import type { Operation } from './operation.ts'
import { recallAnswer, rememberAnswer } from './remembered-answers.ts'

export interface GraphState<Result> {
  /** Of these variables, or while they load of the ones before: `loading` tells. */
  answer: GraphAnswer<Result> | null
  loading: boolean
  /** Why there is no answer, or none newer than the one that stands beside it. */
  failure: GraphFailure | null
  retry(): void
}

interface Options {
  /** Nothing is asked, and nothing shown. */
  skip?: boolean
  /** Not told to the drawer: what every page asks, such as who is signed in, is nothing of this page. */
  quiet?: boolean
  /** Whether the answer of the variables before stays while new ones load. True unless told; false where it would be of another thing. */
  keep?: boolean
}

type Held<Result> = { key: string; answer?: GraphAnswer<Result>; failure?: GraphFailure }

/** Runs an operation for as long as the component is there, tells the drawer of it, and runs it again when its variables change. */
export const useGraph = <Result, Variables>(operation: Operation<Result, Variables>, variables: Variables, { skip = false, quiet = false, keep = true }: Options = {}): GraphState<Result> => {
  const key = `${operation.name} ${JSON.stringify(variables)}`
  const [held, setHeld] = useState<Held<Result> | null>(null)
  const [attempt, setAttempt] = useState(0)

  useEffect(() => {
    if (skip) return
    const recalled = attempt === 0 ? recallAnswer(key) : undefined
    if (recalled) setHeld({ key, answer: recalled.answer as GraphAnswer<Result> })
    if (recalled?.fresh) return
    const controller = new AbortController()
    void ask(operation, variables, controller.signal).then((asked) => {
      if (controller.signal.aborted) return
      if ('answer' in asked) rememberAnswer(key, asked.answer)
      // Asked again and refused: what was answered stays beside the reason.
      setHeld((before) => ('failure' in asked && before?.key === key ? { ...before, ...asked } : { key, ...asked }))
    }, (error: unknown) => {
      if (!controller.signal.aborted) throw error
    })
    return () => controller.abort()
    // `key` stands for the variables, which are a new object with each rendering.
  }, [key, skip, attempt])

  const mine = held?.key === key ? held : null
  const shown = mine ?? (keep ? held : null)
  useShownOperation(skip || quiet ? null : operation, variables, mine?.answer?.ms ?? null)
  return {
    answer: skip ? null : (shown?.answer ?? null),
    loading: !skip && mine === null,
    failure: skip ? null : (mine?.failure ?? null),
    retry: useCallback(() => {
      // What was answered stays until there is something newer: a form below it keeps what somebody entered.
      setHeld((before) => (before?.answer ? before : null))
      setAttempt((count) => count + 1)
    }, []),
  }
}
