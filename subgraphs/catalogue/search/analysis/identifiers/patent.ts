import type { Recogniser } from './recogniser.ts'

/** Publications: `CN101234567A`, `CN 101234567 B`, `US 6,859,910 B2`, `WO2010/123456`. Found with and without the kind code. */
export const patentPublication: Recogniser = {
  scheme: 'PATENT',
  pattern: /(?<![a-z\d.])(cn|us|ep|wo|jp|kr|de|fr|gb|tw|ru|ca|au)[\s-]?(\d{4}\/\d{5,7}|\d{1,3}(?:,\d{3}){2,3}|\d{7,12})(?:\s?([abcusy]\d?))?(?![a-z\d.])/gu,
  read: ([, country = '', digits = '', kind]) => {
    const name = `${country}${digits.replace(/[/,]/g, '')}`
    return kind ? [`${name}${kind}`, name] : [name]
  },
}

/** Chinese applications and grants: `ZL 2010 1 0123456.7`, `CN201010123456.7`, `201010123456.7`: twelve digits (eight before 2003), a point, a check character. */
export const patentApplication: Recogniser = {
  scheme: 'PATENT',
  pattern: /(?<![a-z\d.])(?:(?:zl|cn)\s?(\d{2}\s?[1-389]\s?\d{5})|(?:zl|cn)?\s?((?:19|20)\d{2}\s?[1-389]\s?\d{7}))\.([\dx])(?![a-z\d])/gu,
  read: ([, short = '', digits = short, check = '']) => [`cn${digits.replace(/\s/g, '')}.${check}`],
}
