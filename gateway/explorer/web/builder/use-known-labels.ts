import { useEffect, useRef, useState } from 'react'
import type { Choice } from './combobox.tsx'

/** What keys are called: learnt from the choices that were offered, and looked up for those that stand in the text already. */
export const useKnownLabels = (chosen: readonly string[], find: (text: string, signal: AbortSignal) => Promise<Choice[]>) => {
  const labels = useRef(new Map<string, string>())
  const [, setLearnt] = useState(0)
  const learn = (choices: readonly Choice[]) => {
    for (const { key, label } of choices) labels.current.set(key, label)
  }
  const unknown = chosen.filter((key) => !labels.current.has(key)).slice(0, 5).join('\n')

  useEffect(() => {
    if (!unknown) return
    const abort = new AbortController()
    for (const key of unknown.split('\n')) {
      // A key that is found by nothing stays a key: it is shown as written.
      find(key, abort.signal).then((choices) => {
        learn(choices)
        if (!labels.current.has(key)) labels.current.set(key, key)
        setLearnt(labels.current.size)
      }, () => labels.current.set(key, key))
    }
    return () => abort.abort()
  }, [unknown, find])

  return { learn, of: (key: string) => labels.current.get(key) ?? key }
}
