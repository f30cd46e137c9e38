import { isbn, issn } from './book-numbers.ts'
import { collectionNumber } from './collection-number.ts'
import { cstr } from './cstr.ts'
import { doi } from './doi.ts'
import { handle } from './handle.ts'
import { orcid } from './orcid.ts'
import { patentApplication, patentPublication } from './patent.ts'
import type { Recogniser } from './recogniser.ts'
import { referenceMaterial } from './reference-material.ts'
import { standardNumber } from './standard-number.ts'

/** All of them; where two claim the same characters, the first one has them. */
const RECOGNISERS: readonly Recogniser[] = [
  doi, cstr, handle, orcid, isbn, issn, patentApplication, patentPublication, referenceMaterial, standardNumber, collectionNumber,
]

/** Offsets are of the folded text. `tokens[0]` is the canonical form. */
export interface FoundIdentifier { scheme: string; tokens: readonly string[]; start: number; end: number }

/** Identifiers in folded text, from left to right, none overlapping another. */
export const findIdentifiers = (folded: string): FoundIdentifier[] => {
  if (!/\d/.test(folded)) return []
  const found: FoundIdentifier[] = []
  const taken = new Uint8Array(folded.length)
  for (const { scheme, pattern, read } of RECOGNISERS) {
    for (const match of folded.matchAll(pattern)) {
      const start = match.index
      const end = start + match[0].length
      if (taken.subarray(start, end).includes(1)) continue
      const tokens = read(match)?.filter((token) => token.length > 0)
      if (!tokens || tokens.length === 0) continue
      found.push({ scheme, tokens, start, end })
      taken.fill(1, start, end)
    }
  }
  return found.sort((a, b) => a.start - b.start)
}
