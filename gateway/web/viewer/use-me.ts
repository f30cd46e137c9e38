import { useGraph } from '../graph/use-graph.ts'
import { Me, type MeQuery } from './me.operations.ts'

export type Person = NonNullable<MeQuery['me']>

export interface WhoAsks {
  /** Null where nobody is signed in, and until the graph has said so. */
  me: Person | null
  /** Whether the graph has answered. */
  known: boolean
}

/** Who is signed in. Asked once a visit and remembered with the other answers. */
export const useMe = (): WhoAsks => {
  const { answer } = useGraph(Me, {}, { quiet: true })
  return { me: answer?.data.me ?? null, known: answer !== null }
}
