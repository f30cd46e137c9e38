import { useCallback, useEffect, useState } from 'react'
import { askGraph } from '../ask-graph.ts'
import { MY_QUERIES } from '../own-operations.ts'
import { useViewer } from '../viewer/viewer.tsx'

export interface MyQuery {
  id: string
  slug: string
  name: string
  nameEn: string | null
  folder: string | null
  document: string
  parameters: { name: string; default: unknown }[] | null
}

interface MineAnswer {
  savedQueries: { edges: { node: MyQuery | null }[]; pageInfo: { hasNextPage: boolean } } | null
}

export interface MyQueries {
  queries: readonly MyQuery[]
  /** There are more than are listed; a word finds them. */
  hasMore: boolean
  problem: string | undefined
  reload(): void
}

/** The saved queries of whoever is signed in, last changed first. */
export const useMyQueries = (words: string): MyQueries => {
  const viewer = useViewer()
  const [turn, setTurn] = useState(0)
  const [found, setFound] = useState<Omit<MyQueries, 'reload'>>({ queries: [], hasMore: false, problem: undefined })

  useEffect(() => {
    if (!viewer) return setFound({ queries: [], hasMore: false, problem: undefined })
    const abort = new AbortController()
    const pause = setTimeout(() => {
      askGraph<MineAnswer>(MY_QUERIES, { q: words.trim() || null }, abort.signal).then(
        ({ savedQueries }) => setFound({ queries: (savedQueries?.edges ?? []).flatMap(({ node }) => node ?? []), hasMore: savedQueries?.pageInfo.hasNextPage ?? false, problem: undefined }),
        (error: unknown) => !abort.signal.aborted && setFound({ queries: [], hasMore: false, problem: error instanceof Error ? error.message : String(error) }),
      )
    }, words ? 250 : 0)
    return () => {
      clearTimeout(pause)
      abort.abort()
    }
  }, [viewer, words, turn])

  return { ...found, reload: useCallback(() => setTurn((before) => before + 1), []) }
}
