import { useEffect, useId, useSyncExternalStore } from 'react'
import type { Operation } from '../graph/operation.ts'

/** An operation that the page just ran, for "show the query". */
export interface ShownOperation {
  name: string
  text: string
  variables: string
  ms: number | null
}

let shown: ReadonlyMap<string, ShownOperation> = new Map()
const listeners = new Set<() => void>()

const change = (next: ReadonlyMap<string, ShownOperation>): void => {
  shown = next
  for (const listener of listeners) listener()
}

/** Shows an operation in the drawer for as long as the component is there. `useGraph` does so by itself; it is for operations that a page builds. */
export const useShownOperation = (operation: Pick<Operation<unknown, unknown>, 'name' | 'text'> | null, variables: unknown, ms: number | null): void => {
  const id = useId()
  const written = JSON.stringify(variables ?? {}, null, 2)
  const { name, text } = operation ?? {}
  useEffect(() => {
    if (name === undefined || text === undefined) return
    change(new Map(shown).set(id, { name, text, variables: written, ms }))
    return () => {
      const rest = new Map(shown)
      rest.delete(id)
      change(rest)
    }
  }, [id, name, text, written, ms])
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** What the page ran, in the order in which it was asked. */
export const useShownOperations = (): ShownOperation[] => [...useSyncExternalStore(subscribe, () => shown).values()]
