import type { Recogniser } from './recogniser.ts'

/** The last digit: the others, from the right, times 1, 2, 3 …, modulo 10. */
const hasCheckDigit = (digits: string): boolean =>
  [...digits.slice(0, -1)].reverse().reduce((sum, digit, index) => sum + Number(digit) * (index + 1), 0) % 10 === Number(digits.at(-1))

/** Chemical Abstracts numbers, `CAS 64-17-5`, `CAS No. 7732-18-5`; without their name only from five digits on, since dates look like that. */
export const casNumber: Recogniser = {
  scheme: 'CAS',
  hint: /\d{2}-\d{2}-\d/,
  pattern: /((?<![a-z])cas(?:[\s-]?(?:rn|no\.?))?[:\s.]{0,3})?(?<![\w.-])([1-9]\d{1,6})-(\d{2})-(\d)(?![\w-])/g,
  read: ([, label, first = '', second = '', check = '']) =>
    (label !== undefined || first.length > 4) && hasCheckDigit(first + second + check) ? [`cas${first}-${second}-${check}`] : null,
}
