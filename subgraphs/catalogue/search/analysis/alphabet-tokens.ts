import { otherOrder, withoutCharge } from './formulas.ts'
import { stemEnglish } from './english-stem.ts'
import { LONGEST, latinWord } from './latin-words.ts'
import { canonicalUnit, isUnit } from './numbers.ts'
import { ALPHANUMERIC, type Run } from './runs.ts'
import { isStopWord } from './stop-words.ts'
import type { TokenSink } from './token-sink.ts'

/** A word, or a number with its decimal point: `real`, `2.5`, `pm2.5`, `fe3o4`. */
const PART = new RegExp(`${ALPHANUMERIC}+(?:(?<=\\d)\\.(?=\\d)${ALPHANUMERIC}+)*`, 'gv')
const LETTERS_AND_NUMBER = /^(?:([a-z]{1,6})(\d+(?:\.\d+)?)|([δ]?)(\d+(?:\.\d+)?)([a-zμω]{1,4}[234]?))$/
const MOST_PARTS_JOINED = 4
const LONGEST_JOINED = 40

/** The words of one run such as `semi-supervised` or `covid-19`: its parts, and beside them the run in one piece and letters apart from the number. */
export const emitWords = (folded: string, run: Run, sink: TokenSink): void => {
  if (run.plain) return sink('word', latinWord(run.text).stem, run.at, run.length, true, true)
  const beside = (text: string): void => sink('word', text, run.at, run.length, false, true)
  if (run.kind === 'number') {
    sink('word', run.text, run.at, run.length, true, true)
    return run.parts?.forEach(beside)
  }
  const parts = partsOf(run)
  const [first, second] = parts
  for (const { text, at } of parts) emitPart(text, run.at + at, run.text.length === run.length ? text.length : run.length, sink)
  if (parts.length > 1 && parts.length <= MOST_PARTS_JOINED) {
    const joined = parts.map(({ text }) => text).join('')
    if (joined.length <= LONGEST_JOINED) beside(stemEnglish(joined))
    const isotope = parts.length === 2 && first && second ? otherOrder(first.text, second.text) : null
    if (isotope) beside(isotope)
  }
  const uncharged = '+-'.includes(folded.charAt(run.at + run.length) || ' ') ? withoutCharge(parts.at(-1)?.text ?? '') : null
  if (uncharged) beside(uncharged)
}

const partsOf = ({ text }: Run): { text: string; at: number }[] => Array.from(text.matchAll(PART), (match) => ({ text: match[0], at: match.index }))

/** `PM2.5` is also found by `PM 2.5`, `100um` by `100 μm`, `¹⁴C` by `C14`. */
const emitPart = (text: string, at: number, length: number, sink: TokenSink): void => {
  const match = text.length <= LONGEST ? LETTERS_AND_NUMBER.exec(text) : null
  if (!match) return sink('word', stemEnglish(text.slice(0, LONGEST).toWellFormed()), at, length, true, true)
  const [, letters, itsNumber = '', delta = '', number = '', its = ''] = match
  const unit = isUnit(its) ? canonicalUnit(its) : its
  const [first, second] = letters ? [letters, itsNumber] : [number, unit]
  sink('word', letters ? text : `${delta}${number}${unit}`, at, length, true, true)
  sink('word', first, at, length, false, true)
  sink('word', second, at, length, false, true)
  if (delta) sink('word', `${number}${unit}`, at, length, false, true)
  const isotope = letters ? otherOrder(letters, itsNumber) : otherOrder(its, number)
  if (isotope) sink('word', letters ? isotope : `${its}${number}`, at, length, false, true)
}

const NUMBER = /^\d{1,8}(?:\.\d+)?$/
const LAST_PART = /[a-z\d.]+$/
const FIRST_PART = /^(?:\d+(?:\.\d+)?(?=$|[^a-z\d.])|[a-zμω]+[234]?(?=$|[^a-zμω\d]))/
const endsInDigit = ({ text }: Run): boolean => isDigit(text.charCodeAt(text.length - 1))
const beginsWithDigit = ({ text }: Run): boolean => isDigit(text.charCodeAt(0))
const isDigit = (unit: number): boolean => unit >= 48 && unit <= 57

/** `IL 6` is also found by `IL6`, and `100 μm` by `100um`: a short word, one blank, a number; or a number and a unit. */
export const emitNeighbours = (folded: string, before: Run, after: Run, sink: TokenSink): void => {
  if (before.kind !== 'words' || after.kind !== 'words' || endsInDigit(before) === beginsWithDigit(after) || after.at - before.at - before.length > 2) return
  const gap = folded.slice(before.at + before.length, after.at)
  const left = LAST_PART.exec(before.text)?.[0]
  const right = FIRST_PART.exec(after.text)?.[0]
  if (!left || !right) return
  const isName = gap === ' ' && /^[a-z]{1,6}$/.test(left) && NUMBER.test(right) && !isStopWord(left)
  if (!isName && !(/^ ?°? ?$/.test(gap) && NUMBER.test(left) && isUnit(right))) return
  const from = before.at + before.length - Math.min(left.length, before.length)
  sink('word', isName ? `${left}${right}` : `${left}${canonicalUnit(right)}`, from, after.at + right.length - from, false, true)
}

/** The unit in `100 um` with its Greek letter, as `100um` gets it; null for all other runs. */
export const microUnit = (before: Run | undefined, run: Run): string | null =>
  run.plain && before?.kind === 'words' && run.at === before.at + before.length + 1 && endsInDigit(before) && canonicalUnit(run.text) !== run.text ? canonicalUnit(run.text) : null
