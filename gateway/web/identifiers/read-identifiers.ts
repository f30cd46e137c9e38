import { normaliseIdentifier } from '../../../schema/identifier.ts'
import { type Scheme, schemeOf } from './schemes.ts'
import { pastedLines } from './pasted-lines.ts'
import { type Fault, faultOf } from './faults.ts'
import { embeddedIn } from './embedded.ts'
import { findDois } from './find-dois.ts'

export interface ReadIdentifier {
  /** As it is asked for. */
  value: string
  scheme: Scheme
  /** Line of the pasted text, from 1. */
  line: number
  /** How often it stands there. */
  times: number
}
export interface Malformed { written: string; fault: Fault; line: number }
export interface ReadIdentifiers {
  /** Each once, in the order in which they were pasted. */
  identifiers: ReadIdentifier[]
  malformed: Malformed[]
  /** Said again: pasted less different. */
  duplicates: number
}

const SEPARATORS = /[;;、\t|]|,(?!\d)|,/

/** Signs around an identifier that belong to the sentence. */
const bare = (text: string): string => text.trim().replace(/^[\s"'“”‘’《〈<([{*•·-]+/, '').replace(/[\s"'“”‘’》〉>)\]},.。;;:]+$/, '').trim()

/** `[1] `, `1. `, `(3) `: numbers of a list. A DOI also begins with digits and a point. */
const unnumbered = (text: string): string => text.replace(/^\s*(?:\[\d{1,4}\]|\(\d{1,4}\)|\d{1,4}[.)、](?!\d)|\d{1,4}\.\s)\s*/, '')

/** Reads identifiers out of whatever was pasted: one a line, a list, RIS, BibTeX, HTML, a list of references. Pure. */
export const readIdentifiers = (pasted: string): ReadIdentifiers => {
  const found = new Map<string, ReadIdentifier>()
  const malformed = new Map<string, Malformed>()
  let total = 0
  const add = (value: string, line: number): void => {
    total += 1
    const key = normaliseIdentifier(value)
    const known = found.get(key)
    if (known) known.times += 1
    else found.set(key, { value, scheme: schemeOf(value), line, times: 1 })
  }
  for (const { text, line } of pastedLines(pasted)) {
    const dois = findDois(text)
    if (dois.length > 0) {
      for (const doi of dois) add(doi, line)
      continue
    }
    const embedded = embeddedIn(text.normalize('NFKC'))
    if (embedded.length > 0) {
      for (const value of embedded) add(value, line)
      continue
    }
    for (const part of unnumbered(text).split(SEPARATORS)) {
      const written = bare(part)
      if (written === '') continue
      const fault = faultOf(written)
      if (fault) malformed.set(written, { written, fault, line })
      else add(written, line)
    }
  }
  return { identifiers: [...found.values()], malformed: [...malformed.values()], duplicates: total - found.size }
}
