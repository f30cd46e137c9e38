import { normaliseCstr } from '../../../schema/cstr.ts'
import { schemeOf } from './schemes.ts'

/** Why something cannot be an identifier. */
export type Fault = 'TOO_LONG' | 'NOT_DOI' | 'DOI_WITHOUT_SUFFIX' | 'NOT_CSTR' | 'ISBN_CHECK_DIGIT' | 'NO_DIGIT'

const LONGEST = 200

const sum = (digits: string, weight: (at: number) => number): number => [...digits].reduce((total, digit, at) => total + (digit === 'X' ? 10 : Number(digit)) * weight(at), 0)
const isIsbn = (digits: string): boolean => (digits.length === 13 ? sum(digits, (at) => (at % 2 === 0 ? 1 : 3)) % 10 === 0 : sum(digits, (at) => 10 - at) % 11 === 0)

/** What is wrong with it, or null. What no rule is known for passes: platforms have numbers of their own. Pure. */
export const faultOf = (written: string): Fault | null => {
  const value = written.normalize('NFKC')
  if (value.length > LONGEST) return 'TOO_LONG'
  if (/^10\.\d{4,9}(?:\.\d+)*\/?$/.test(value)) return 'DOI_WITHOUT_SUFFIX'
  if (/^(?:doi\s*[::]|(?:https?:\/\/)?(?:dx\.)?doi\.org\/|10\.\d+\/)/i.test(value)) return 'NOT_DOI'
  if (/^(?:cstr\s*:|(?:https?:\/\/)?(?:www\.)?cstr\.cn\/)/i.test(value) && !normaliseCstr(value)) return 'NOT_CSTR'
  if (schemeOf(value) === 'ISBN' && !isIsbn(value.replace(/^ISBN(?:-1[03])?/i, '').replace(/[^\dX]/gi, '').toUpperCase())) return 'ISBN_CHECK_DIGIT'
  return /\d/.test(value) ? null : 'NO_DIGIT'
}
