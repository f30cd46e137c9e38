import type { CanonicalForm } from '../../kit/kind.ts'

/** Code, such as `GB/T`, `DB11/T`, `ISO/IEC`, and what follows it from the first digit on; a letter may stand before the digits: `JJF(京)` stays as it is. */
const NUMBER = /^(DB\d{2}(?:\d{2})?(?:\/[A-Z]+)?(?=\s|\/)|[A-Z]+(?:\s?\/\s?[A-Z]+)*)[\s_-]*([A-Z]?\d[\d.A-Z:/\s-]*)$/

/** Half width, upper case, plain dashes: `ｇb／t 7714—2015` is folded to `GB/T 7714-2015`. */
export const foldNumber = (text: string): string => text.normalize('NFKC').replace(/[‐‑‒–—―−]/g, '-').replace(/\s+/g, ' ').trim().toUpperCase()

/** A standard number in one spelling: `GB/T7714—2015` and `GB / T 7714 - 2015` are `GB/T 7714-2015`. What is no such number is folded only. */
export const standardNumber: CanonicalForm = {
  expected: 'GB/T 7714-2015',
  of: (text) => {
    const folded = foldNumber(text)
    const [, code, rest] = NUMBER.exec(folded) ?? []
    if (code === undefined || rest === undefined) return folded || null
    return `${code.replace(/\s/g, '')} ${rest.replace(/\s/g, '')}`
  },
}
