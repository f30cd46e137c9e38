import { arxiv } from './arxiv.ts'
import { isbn, issn } from './book-numbers.ts'
import { casNumber } from './cas-number.ts'
import { collectionNumber } from './collection-number.ts'
import { cstr } from './cstr.ts'
import { doi } from './doi.ts'
import { handle } from './handle.ts'
import { orcid } from './orcid.ts'
import { patentApplication, patentPublication, pctApplication } from './patent.ts'
import type { Recogniser } from './recogniser.ts'
import { referenceMaterial, standardSample } from './reference-material.ts'
import { ror } from './ror.ts'
import { labelledAccession, sequenceAccession } from './sequence-accession.ts'
import { bareIndustryStandard, standardNumber } from './standard-number.ts'

/** All of them; where two claim the same characters, the first one has them. */
const RECOGNISERS: readonly Recogniser[] = [
  doi, cstr, handle, ror, orcid, arxiv, isbn, issn, casNumber, pctApplication, patentApplication, patentPublication,
  referenceMaterial, standardSample, standardNumber, bareIndustryStandard, collectionNumber, labelledAccession, sequenceAccession,
]

/** Offsets are of the folded text. `tokens[0]` is the canonical form. */
export interface FoundIdentifier { scheme: string; tokens: readonly string[]; start: number; end: number }

/** Identifiers are ASCII, once folded; in Chinese text little is left to look at. */
const ASCII = /[ -~]{4,}/g
const SHORTEST = 4

/** Identifiers in folded text, from left to right, none overlapping another. */
export const findIdentifiers = (folded: string): FoundIdentifier[] => {
  if (folded.length < SHORTEST || !/\d/.test(folded)) return []
  return Array.from(folded.matchAll(ASCII)).flatMap((stretch) => (/\d/.test(stretch[0]) ? findIn(stretch[0], stretch.index) : []))
}

const findIn = (text: string, offset: number): FoundIdentifier[] => {
  const found: FoundIdentifier[] = []
  let taken: Uint8Array | undefined
  for (const { scheme, hint, pattern, read } of RECOGNISERS) {
    if (!hint.test(text)) continue
    for (const match of text.matchAll(pattern)) {
      const start = match.index
      const end = start + match[0].length
      if (taken?.subarray(start, end).includes(1)) continue
      const tokens = read(match)?.filter((token) => token.length > 0)
      if (!tokens || tokens.length === 0) continue
      found.push({ scheme, tokens: [...new Set(tokens)], start: offset + start, end: offset + end })
      taken ??= new Uint8Array(text.length)
      taken.fill(1, start, end)
    }
  }
  return found.sort((a, b) => a.start - b.start)
}
