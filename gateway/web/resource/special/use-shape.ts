import { useEffect, useState } from 'react'
import type { GraphFailure } from '../../graph/answer.ts'
import { loadShape } from './load-shape.ts'
import type { ResourceShape } from './shape-by.ts'

export interface ShapeState { shape: ResourceShape | null; failure: GraphFailure | null; retry(): void }

interface State { typename: string; shape?: ResourceShape; failure?: GraphFailure }

/** What the schema says of a type; null while it is being asked. */
export const useShape = (typename: string | null): ShapeState => {
  const [state, setState] = useState<State | null>(null)
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    if (typename === null) return
    let wanted = true
    void loadShape(typename).then((loaded) => wanted && setState({ typename, ...loaded }))
    return () => { wanted = false }
  }, [typename, attempt])
  const mine = state?.typename === typename ? state : null
  return { shape: mine?.shape ?? null, failure: mine?.failure ?? null, retry: () => { setState(null); setAttempt((count) => count + 1) } }
}
