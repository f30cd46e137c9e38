import { useGraphiQL } from '@graphiql/react'
import { useEffect, useSyncExternalStore } from 'react'
import { askGraph } from '../ask-graph.ts'
import { WHO_ASKS } from '../own-operations.ts'

/** Who asks, by the session of our pages or by the token of this window; null where nobody is signed in, undefined until it is known. */
export type Viewer = { id: string; displayName: string | null } | null | undefined

let viewer: Viewer
const listeners = new Set<() => void>()
const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
const become = (next: Viewer): void => {
  viewer = next
  for (const listener of listeners) listener()
}

export const isSignedIn = (): boolean => Boolean(viewer)
export const useViewer = (): Viewer => useSyncExternalStore(subscribe, () => viewer)

/** Asks who it is once the schema is there, and again when it is read again: a token was set then, or taken away. */
export const ViewerKeeper = () => {
  const schema = useGraphiQL((state) => state.schema)
  const canTell = Boolean(schema?.getQueryType()?.getFields().me)

  useEffect(() => {
    if (!schema) return
    if (!canTell) return become(null)
    const abort = new AbortController()
    askGraph<{ me: Viewer }>(WHO_ASKS, {}, abort.signal).then(
      ({ me }) => become(me ?? null),
      // A token that the graph refuses is nobody's; the queries themselves say so.
      () => !abort.signal.aborted && become(null),
    )
    return () => abort.abort()
  }, [schema, canTell])

  return null
}
