import { foldCharacter } from './fold-character.ts'

/** A text as it is compared, and where each of its code units stands in the original. */
export interface Folded {
  text: string
  /** Offset in the original of the character that gave the code unit at `index`. */
  startOf(index: number): number
  /** Offset just behind that character. */
  endOf(index: number): number
}

/** NFKC, width, case and accents folded, offsets kept. */
export const fold = (original: string): Folded => {
  const starts: number[] = []
  const ends: number[] = []
  let text = ''
  for (let at = 0; at < original.length; ) {
    const next = at + ((original.codePointAt(at) as number) > 0xffff ? 2 : 1)
    const folded = foldCharacter(original.slice(at, next))
    text += folded
    for (let unit = 0; unit < folded.length; unit++) {
      starts.push(at)
      ends.push(next)
    }
    at = next
  }
  return { text, startOf: (index) => starts[index] ?? original.length, endOf: (index) => ends[index] ?? original.length }
}

/** A text as it is compared, where offsets are of no interest. */
export const foldText = (original: string): string => Array.from(original, foldCharacter).join('')
