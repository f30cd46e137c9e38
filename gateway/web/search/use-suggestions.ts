import { useEffect, useState } from 'react'
import { useGraph } from '../graph/use-graph.ts'
import { SuggestAsYouType, type SuggestAsYouTypeQuery } from './suggest.operations.ts'

/** A pause of typing after which it is worth asking. */
const PAUSE_MS = 120
/** What the graph takes. */
const LONGEST = 100

export type Suggestion = NonNullable<SuggestAsYouTypeQuery['suggest']>[number]

/** Suggestions for what was typed. Empty while there is nothing to suggest, and where the graph does not answer: a box without them still searches. */
export const useSuggestions = (typed: string, wanted: boolean): readonly Suggestion[] => {
  const [prefix, setPrefix] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setPrefix(typed.trim()), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [typed])
  const skip = !wanted || prefix === '' || prefix.length > LONGEST || typed.trim() === ''
  const { answer } = useGraph(SuggestAsYouType, { prefix }, { skip })
  return (!skip && answer?.data.suggest) || []
}
