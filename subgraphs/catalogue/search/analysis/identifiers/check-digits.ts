const digit = (character: string): number => (character === 'x' ? 10 : Number(character))

/** ISO 3297 and ISO 2108 (ten digits): weights falling to 1, sum divisible by 11. */
export const isModulo11 = (number: string): boolean =>
  Array.from(number, digit).reduce((sum, value, index) => sum + value * (number.length - index), 0) % 11 === 0

/** ISO 2108 (thirteen digits): the check digit that makes the sum with weights 1, 3, 1, 3 … divisible by 10. */
export const checkDigit13 = (first12: string): number =>
  (10 - (Array.from(first12, digit).reduce((sum, value, index) => sum + value * (index % 2 === 0 ? 1 : 3), 0) % 10)) % 10

/** ISO 7064 mod 11-2, as in ORCID and ISNI. */
export const isModulo11_2 = (number: string): boolean =>
  Array.from(number.slice(0, -1), digit).reduce((sum, value) => ((sum + value) * 2) % 11, 0) === (12 - digit(number.slice(-1))) % 11

/** Chinese patent applications (ZC 0006-2003): weights 2 to 9 over and over, sum modulo 11. */
export const chineseApplicationCheck = (digits: string): string => {
  const remainder = Array.from(digits, digit).reduce((sum, value, index) => sum + value * ((index % 8) + 2), 0) % 11
  return remainder === 10 ? 'x' : String(remainder)
}
