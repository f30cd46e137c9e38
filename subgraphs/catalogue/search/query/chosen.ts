import { type Findings, nothingFound } from './spelling.ts'
import { TO_THE_LETTER } from './candidates.ts'

/** Which reading was settled on, and all that it was made of that came from the index and may be otherwise by the next page. */
export interface Chosen { name: string; findings: Findings; unasked: readonly string[] }

type Written = [name: string, alternatives: [token: string, ...words: string[]][], rewritten: [string, string][], corrections: string[], unasked: string[]]

const plain: Chosen = { name: TO_THE_LETTER, findings: nothingFound, unasked: [] }

/** For a cursor: empty for most queries, those that were read to the letter. */
export const writtenChoice = ({ name, findings: { alternatives, rewritten, corrections }, unasked }: Chosen): string => {
  if (name === TO_THE_LETTER && alternatives.size === 0 && corrections.length === 0 && unasked.length === 0) return ''
  const words = [...alternatives].map(([token, terms]): [string, ...string[]] => [token, ...terms.flatMap(({ sequence }) => sequence)])
  const written: Written = [name, words, [...rewritten], [...corrections], [...unasked]]
  return JSON.stringify(written)
}

/** `written` is `writtenChoice` of a signed cursor, and therefore whole. */
export const readChoice = (written: string): Chosen => {
  if (written === '') return plain
  const [name, words, rewritten, corrections, unasked] = JSON.parse(written) as Written
  const alternatives = new Map(words.map(([token, ...others]) => [token, others.map((word) => ({ stream: 'words' as const, sequence: [word] }))] as const))
  return { name, findings: { alternatives, rewritten: new Map(rewritten), corrections }, unasked }
}
