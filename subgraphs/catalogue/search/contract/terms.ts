import type { Clause, FieldTokens, RankTerm, Term, TextField, TextQuery } from '../port.ts'

/** Tokens and queries written by hand: blanks part the tokens. */
export const words = (text: string): FieldTokens => ({ words: text.split(' '), bigrams: [], exact: [] })
export const bigrams = (text: string): FieldTokens => ({ words: [], bigrams: text.split(' '), exact: [] })
export const exact = (text: string): FieldTokens => ({ words: [], bigrams: [], exact: text.split(' ') })

export const term = (text: string, more: Partial<Term> = {}): Term => ({ stream: 'words', sequence: text.split(' '), ...more })
/** A record with the term. */
export const has = (text: string, { field, ...more }: Partial<Term> & { field?: TextField } = {}): Clause => ({ ...(field ? { field } : {}), ways: [{ least: 1, items: [[term(text, more)]] }] })
/** A record with at least so many of the words. */
export const hasSome = (least: number, ...texts: string[]): Clause => ({ ways: [{ least, items: texts.map((text) => [term(text)]) }] })
export const ranks = (text: string, weight = 1, more: Partial<RankTerm> = {}): RankTerm => ({ ...term(text), weight, ...more })
export const text = (given: Partial<TextQuery>): TextQuery => ({ all: [], none: [], rank: [], ...given })
