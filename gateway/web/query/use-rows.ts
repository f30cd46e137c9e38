import { useEffect, useState } from 'react'
import type { GraphFailure } from '../graph/answer.ts'
import { type FoundRows, fetchRows } from './fetch-rows.ts'

/** So many are fetched without asking, so that a picture is of all of them. */
const AT_ONCE = 2_000
/** As many as the address gives at all. */
export const MOST_ROWS = 10_000

export interface RowsState {
  found: FoundRows | null
  failure: GraphFailure | null
  loading: boolean
  /** Every row is there, and not the first page alone. */
  whole: boolean
  loadAll(): void
  retry(): void
}

interface Held { key: string; found?: FoundRows; failure?: GraphFailure; whole: boolean }

/** The rows of a saved query: the first page at once, the rest where it is not much. */
export const useRows = (slug: string, address: string, { skip }: { skip: boolean }): RowsState => {
  const [held, setHeld] = useState<Held | null>(null)
  const [asked, setAsked] = useState<{ key: string; all: boolean; attempt: number }>({ key: '', all: false, attempt: 0 })
  const key = `${slug}?${address}`
  const all = asked.key === key && asked.all
  const attempt = asked.key === key ? asked.attempt : 0

  useEffect(() => {
    if (skip) return
    const controller = new AbortController()
    const { signal } = controller
    const parameters = new URLSearchParams(address)
    const run = async (): Promise<void> => {
      if (!all) {
        const first = await fetchRows(slug, parameters, { all: false, signal })
        const rest = 'found' in first && first.found.total !== null && first.found.total > first.found.rows.length
        setHeld({ key, ...first, whole: 'found' in first && !rest })
        if (!rest || (first.found.total ?? 0) > AT_ONCE) return
      }
      const whole = await fetchRows(slug, parameters, { all: true, signal })
      // The first page stays where the whole was refused: the note beside it says so.
      setHeld((before) => ('found' in whole || before?.key !== key ? { key, ...whole, whole: 'found' in whole } : { ...before, failure: whole.failure }))
    }
    run().catch((error: unknown) => {
      if (!signal.aborted) throw error
    })
    return () => controller.abort()
  }, [slug, address, skip, all, attempt])

  const mine = held?.key === key ? held : null
  return {
    found: (mine ?? held)?.found ?? null, failure: mine?.failure ?? null, loading: !skip && mine === null, whole: mine?.whole ?? false,
    loadAll: () => setAsked({ key, all: true, attempt: attempt + 1 }),
    retry: () => setAsked({ key, all, attempt: attempt + 1 }),
  }
}
