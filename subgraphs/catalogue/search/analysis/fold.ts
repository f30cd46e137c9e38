import { foldCharacter } from './fold-character.ts'
import { type Edit, markupEdits } from './markup.ts'

/** A text as it is compared, and where each of its code units stands in the original. */
export interface Folded {
  original: string
  text: string
  /** Offset in the original of the character that gave the code unit at `index`. */
  startOf(index: number): number
  /** Offset just behind that character. */
  endOf(index: number): number
}

/** Markup read, NFKC, width, case, accents and variants folded; offsets kept, and counted only when somebody asks: writing an index does not. */
export const fold = (original: string): Folded => {
  const edits = markupEdits(original)
  let offsets: Offsets | undefined
  return {
    original,
    text: foldWith(original, edits),
    startOf: (index) => (offsets ??= offsetsOf(original, edits)).starts[index] ?? original.length,
    endOf: (index) => (offsets ??= offsetsOf(original, edits)).ends[index] ?? original.length,
  }
}

/** A text as it is compared, where offsets are of no interest. */
export const foldText = (original: string): string => foldWith(original, markupEdits(original))

const foldWith = (original: string, edits: readonly Edit[]): string => {
  let text = ''
  let from = 0
  for (const { start, end, text: instead } of edits) {
    text += foldPlain(original, from, start) + foldPlain(instead, 0, instead.length)
    from = end
  }
  return text + foldPlain(original, from, original.length)
}

/** Per UTF-16 code unit: 1 = folds to itself, 2 = does not; 0 = not seen yet. Most of most texts folds to itself and is copied in one piece. */
const seen = new Uint8Array(0x10000)

const foldPlain = (text: string, from: number, to: number): string => {
  let folded = ''
  let copied = from
  for (let at = from; at < to; at++) {
    const unit = text.charCodeAt(at)
    if (seen[unit] === 1) continue
    if (seen[unit] === 0) {
      seen[unit] = isSurrogate(unit) || foldCharacter(String.fromCharCode(unit)) !== String.fromCharCode(unit) ? 2 : 1
      if (seen[unit] === 1) continue
    }
    const character = characterAt(text, at)
    folded += text.slice(copied, at) + foldCharacter(character)
    at += character.length - 1
    copied = at + 1
  }
  return folded + text.slice(copied, to)
}

const isSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdfff
const characterAt = (text: string, at: number): string => String.fromCodePoint(text.codePointAt(at) as number)

interface Offsets { starts: number[]; ends: number[] }

const offsetsOf = (original: string, edits: readonly Edit[]): Offsets => {
  const starts: number[] = []
  const ends: number[] = []
  const note = (folded: string, start: number, end: number): void => {
    for (let unit = 0; unit < folded.length; unit++) {
      starts.push(start)
      ends.push(end)
    }
  }
  let edit = 0
  for (let at = 0; at < original.length; ) {
    const next = edits[edit]
    if (next && next.start === at) {
      note(foldPlain(next.text, 0, next.text.length), next.start, next.end)
      at = next.end
      edit++
      continue
    }
    const character = characterAt(original, at)
    note(foldCharacter(character), at, at + character.length)
    at += character.length
  }
  return { starts, ends }
}
