import { createHash } from 'node:crypto'
import type { Reason } from './format.ts'

/**
 * Ids met in this run. The same content again is sent again and found unchanged; other content under an id that this run has already written is refused:
 * which of the two is right is not for the importer to say, and letting the last one win would make every run write both.
 */
export const createRepeats = () => {
  const known = new Map<string, { digest: string; place: string }>()
  return (id: string, content: string, place: string): Reason | undefined => {
    const digest = createHash('sha256').update(content).digest('base64').slice(0, 16)
    const first = known.get(id)
    if (!first) known.set(id, { digest, place })
    if (!first || first.digest === digest) return undefined
    return { code: 'DUPLICATE_ID', message: `${first.place} gives other content under the same id; that one was taken` }
  }
}
