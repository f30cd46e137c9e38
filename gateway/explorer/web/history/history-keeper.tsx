import { useGraphiQL } from '@graphiql/react'
import { useEffect, useRef } from 'react'
import { useRuns } from '../runs/runs.ts'
import { answers, historyStore } from './history.ts'
import { entryOf } from './history-entry.ts'

/** Remembers each run once its answer is there. */
export const HistoryKeeper = () => {
  const schema = useGraphiQL((state) => state.schema)
  const latest = useRuns().at(-1)
  const kept = useRef<string>(undefined)

  useEffect(() => {
    if (!latest || kept.current === latest.id) return
    kept.current = latest.id
    historyStore.add(entryOf(latest, schema))
    void answers.keep(latest)
  }, [latest, schema])

  return null
}
