import type { Folded } from './fold.ts'
import { latinWord } from './latin-words.ts'
import type { Run } from './runs.ts'

/** What a run gives instead of its own word. */
interface SpeciesPiece { text: string; length: number; asWritten: boolean }

/** Endings that few English words have: with them a name is believed without its capital. */
const CERTAIN = /(?:us|um|ae|ii|ensis|ense|oides|icola|osa|ata|iva|^max)$/
const RANKS = new Set(['subsp', 'ssp', 'var', 'cv', 'f'])
const MOST_AUTHORS = 4

/**
 * Species names (`Triticum aestivum L.`, `T. aestivum`), by the index of the run. `t.aestivum` stands for the abbreviated genus, and beside the full one, so that
 * both meet. Signs of rank and hybrids and abbreviated authors are no words of the name; they stay beside it. Null where there is none.
 */
export const speciesIn = (runs: readonly Run[], folded: Folded): ReadonlyMap<number, SpeciesPiece[]> | null => {
  let found: Map<number, SpeciesPiece[]> | null = null
  for (let index = 0; index < runs.length; index++) {
    const epithet = runs[index] as Run
    const inOnePiece = epithet.kind === 'words' && !epithet.plain ? shortInOnePiece(epithet, folded) : null
    if (inOnePiece) (found ??= new Map()).set(index, inOnePiece)
    if (!epithet.plain || index === 0 || !latinWord(epithet.text).epithet) continue
    const genusIndex = genusBefore(runs, index, folded)
    if (genusIndex < 0) continue
    found ??= new Map()
    const genus = runs[genusIndex] as Run
    const length = epithet.at + epithet.length - genus.at
    const short = `${genus.text.charAt(0)}.${epithet.text}`
    const word = { text: latinWord(genus.text).stem, length: genus.length }
    found.set(genusIndex, genus.length === 1 ? [{ text: short, length, asWritten: true }, { ...word, asWritten: false }] : [{ ...word, asWritten: true }, { text: short, length, asWritten: false }])
    if (genusIndex < index - 1) found.set(index - 1, [beside(runs[index - 1] as Run)])
    for (const behind of signsBehind(runs, index, folded)) found.set(behind, [beside(runs[behind] as Run)])
  }
  return found
}

/** `T.aestivum`, without the blank. */
const shortInOnePiece = ({ text, at, length }: Run, folded: Folded): SpeciesPiece[] | null => {
  if (text.charAt(1) !== '.') return null
  const [genus = '', epithet = ''] = /^([a-z])\.([a-z]{4,30})$/.exec(text)?.slice(1) ?? []
  if (!epithet || !latinWord(epithet).epithet || isCapital(folded, at + 2)) return null
  return [{ text, length, asWritten: true }, { text: latinWord(epithet).stem, length, asWritten: true }, { text: genus, length, asWritten: false }]
}

const beside = ({ text, length }: Run): SpeciesPiece => ({ text: latinWord(text).stem, length, asWritten: false })
const gapBetween = (before: Run, after: Run, { text }: Folded): string => text.slice(before.at + before.length, after.at)

/** Index of the genus of an epithet, full or abbreviated, with or without the sign of a hybrid between them; -1 where it is no epithet. */
const genusBefore = (runs: readonly Run[], index: number, folded: Folded): number => {
  const epithet = runs[index] as Run
  const last = runs[index - 1] as Run
  const isHybrid = last.text === 'x' && index > 1 && gapBetween(last, epithet, folded) === ' '
  const genusIndex = isHybrid ? index - 2 : index - 1
  const genus = runs[genusIndex] as Run
  if (!genus.plain) return -1
  const gap = isHybrid ? gapBetween(genus, last, folded) : gapBetween(genus, epithet, folded)
  const isFull = genus.length > 2 && latinWord(genus.text).genus && /^ (?:× ?)?$/.test(gap)
  const isShort = genus.length === 1 && gap === '. ' && !'.-'.includes(folded.text.charAt(genus.at - 1) || ' ')
  return (isFull || isShort) && isSpelledAsName(folded, genus, epithet, isShort) ? genusIndex : -1
}

/** A capital and small letters. All small, as people type, only where the endings leave little doubt or the genus is abbreviated. */
const isSpelledAsName = (folded: Folded, genus: Run, epithet: Run, isShort: boolean): boolean => {
  if (isCapital(folded, epithet.at)) return false
  const isCertain = CERTAIN.test(epithet.text)
  return isCapital(folded, genus.at) ? isShort || isCertain || !genus.text.endsWith('e') : isShort || isCertain
}

/** Offsets are counted only where folding moved the letters. */
const isCapital = (folded: Folded, at: number): boolean => {
  const { original, text } = folded
  const near = original.length === text.length ? original.charAt(at) : ''
  const letter = near.toLowerCase() === text.charAt(at) ? near : original.charAt(folded.startOf(at))
  return letter !== letter.toLowerCase()
}

/** Runs behind an epithet that are signs of rank (var.) or abbreviated authors (L., (L.) Merr.). */
const signsBehind = (runs: readonly Run[], index: number, folded: Folded): number[] => {
  const signs: number[] = []
  for (let at = index + 1; at < runs.length && signs.length < MOST_AUTHORS; at++) {
    const run = runs[at] as Run
    const hasPoint = folded.text.charAt(run.at + run.length) === '.'
    if (!run.plain || !/^[ (.&]{1,3}\)?[ .]{0,2}$|^\.?\) ?$/.test(gapBetween(runs[at - 1] as Run, run, folded))) break
    const isRank = RANKS.has(run.text) && (hasPoint || run.text.length > 3)
    if (!isRank && !(run.text === 'l' || (hasPoint && run.length <= 8 && isCapital(folded, run.at)))) break
    signs.push(at)
    if (isRank) break
  }
  return signs
}
