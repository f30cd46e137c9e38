import type { CanonicalForm } from '../../kit/kind.ts'

/** The 31 characters of GB 32100; I, O, S, V and Z are none of them. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** Weights are powers of 3 modulo 31; the last character makes the sum divisible by 31. */
const checkCharacter = (first17: string): string => {
  let weight = 1
  let sum = 0
  for (const character of first17) {
    sum += ALPHABET.indexOf(character) * weight
    weight = (weight * 3) % 31
  }
  return ALPHABET.charAt((31 - (sum % 31)) % 31)
}

/** 统一社会信用代码 (GB 32100): 18 characters, the last one a check character; null where it does not fit. */
export const uscc: CanonicalForm = {
  expected: '18 位统一社会信用代码,校验码须符合 GB 32100',
  of: (text) => {
    const code = text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase()
    return /^[0-9A-HJ-NP-RTUWXY]{18}$/.test(code) && checkCharacter(code.slice(0, 17)) === code.charAt(17) ? code : null
  },
}
