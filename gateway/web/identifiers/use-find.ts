import { useCallback, useRef, useState } from 'react'
import type { GraphFailure } from '../graph/answer.ts'
import { ask } from '../graph/ask.ts'
import { FindIdentifiers, type FindIdentifiersQuery } from './identifiers.operations.ts'

export type FoundResource = NonNullable<NonNullable<FindIdentifiersQuery['resources']>[number]>

/** So many are asked for at once: an answer of a second, and a progress that moves. */
const BATCH = 100

export interface Finding {
  asked: readonly string[]
  /** In the order of `asked`, as far as it is known. Null: not here, or not for this reader. */
  found: (FoundResource | null)[]
  failure: GraphFailure | null
  running: boolean
}

/** Asks for a list, batch after batch. A failure keeps what was found, and `resume` goes on from there. */
export const useFind = () => {
  const [finding, setFinding] = useState<Finding | null>(null)
  const running = useRef<AbortController | null>(null)
  const go = useCallback(async (asked: readonly string[], known: (FoundResource | null)[]): Promise<void> => {
    running.current?.abort()
    const controller = new AbortController()
    running.current = controller
    const found = [...known]
    setFinding({ asked, found, failure: null, running: true })
    try {
      while (found.length < asked.length) {
        const outcome = await ask(FindIdentifiers, { identifiers: asked.slice(found.length, found.length + BATCH) }, controller.signal)
        const { resources } = 'answer' in outcome ? outcome.answer.data : { resources: null }
        if (!resources) return setFinding({ asked, found: [...found], failure: 'failure' in outcome ? outcome.failure : { kind: 'refused', status: 200, problems: outcome.answer.problems }, running: false })
        found.push(...resources)
        setFinding({ asked, found: [...found], failure: null, running: found.length < asked.length })
      }
      setFinding({ asked, found, failure: null, running: false })
    } catch (error) {
      if (!controller.signal.aborted) throw error
    }
  }, [])
  return {
    finding,
    find: useCallback((asked: readonly string[]) => void go(asked, []), [go]),
    resume: useCallback(() => finding && void go(finding.asked, finding.found), [go, finding]),
    stop: useCallback(() => {
      running.current?.abort()
      setFinding((before) => before && { ...before, running: false })
    }, []),
  }
}
