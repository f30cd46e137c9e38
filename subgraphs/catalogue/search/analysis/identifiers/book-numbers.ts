import { checkDigit13, isModulo11 } from './check-digits.ts'
import type { Recogniser } from './recogniser.ts'

const plain = (text: string): string => text.replace(/[\s-]/g, '')

/** Both lengths become the one with thirteen digits: `7-03-011432-9` and `978-7-03-011432-7` are one book. */
export const isbn: Recogniser = {
  scheme: 'ISBN',
  hint: /\d(?:[-\s]?\d){8}[-\s]?[\dx]/,
  pattern: /(?<![\w.-])((?:e-?)?isbn(?:-?1[03])?(?:\s?\([^()]{1,12}\))?[:\s]{0,3})?((?:97[89][-\s]?)?\d(?:[-\s]?\d){8}[-\s]?[\dx])(?![\w-])/g,
  read: (match) => {
    const number = plain(match[2] ?? '')
    if (number.length === 13) return checkDigit13(number.slice(0, 12)) === Number(number.at(-1)) ? [`isbn${number}`] : null
    const isMeant = match[1] !== undefined || match[2]?.split('-').length === 4
    return isMeant && number.length === 10 && isModulo11(number) ? [`isbn978${number.slice(0, 9)}${checkDigit13(`978${number.slice(0, 9)}`)}`] : null
  },
}

const isYear = (digits: string): boolean => /^(?:1[89]|20)\d\d$/.test(digits)

/**
 * `1000-6788`, `ISSN 1000-6788`, `eISSN: 2434-561X`. A span of years such as 2003-2015 can have the right check digit by chance, and one page range in eleven has:
 * years need the word before them, and what stands behind `pp.` or a colon is pages.
 */
export const issn: Recogniser = {
  scheme: 'ISSN',
  hint: /\d{4}-?\d{3}[\dx]/,
  pattern: /(?<![\w.-])((?:[ep]-?)?issn(?:-?l)?(?:\s?\([^()]{1,12}\))?[:\s]{0,3})?(?<!pp?\.? ?|\d[:),]{1,2} ?)(\d{4})-?(\d{3}[\dx])(?![\w-])/g,
  read: (match) => {
    const [, word, first = '', second = ''] = match
    if (!word && (!match[0].includes('-') || (isYear(first) && isYear(second)))) return null
    return isModulo11(first + second) ? [`issn${first}-${second}`] : null
  },
}
