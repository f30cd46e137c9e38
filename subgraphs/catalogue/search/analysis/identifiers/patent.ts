import { chineseApplicationCheck } from './check-digits.ts'
import type { Recogniser } from './recogniser.ts'

/** Publications: `CN101234567A`, `CN 101234567 B`, `US 6,859,910 B2`, `US2010/0123456 A1`, `WO2010/123456`, `JP2010-123456A`. Found with and without the kind code. */
export const patentPublication: Recogniser = {
  scheme: 'PATENT',
  hint: /(?:cn|us|ep|wo|jp|kr|de|fr|gb|tw|ru|ca|au)(?: pat(?:ent|\.))?[\s-]?(?:no\.? ?)?\d/,
  pattern: /(?<![a-z\d.])(cn|us|ep|wo|jp|kr|de|fr|gb|tw|ru|ca|au)(?: pat(?:ent|\.)(?: no\.?)?)?[\s-]?(\d{4}\/\d{5,7}|(?<=jp ?)\d{4}-\d{5,6}|\d{1,3}(?:,\d{3}){2,3}|\d{7,12})(?:[\s-]?([abcusy]\d?))?(?![a-z\d]|\.\d)/gu,
  read: ([, country = '', digits = '', kind]) => {
    const name = `${country}${digits.replace(/[/,-]/g, '')}`
    return kind ? [`${name}${kind}`, name] : [name]
  },
}

/**
 * Chinese applications and grants: `ZL 2010 1 0123456.7`, `CN201010123456`, `201010123456.7`: twelve digits (eight before 2003), a point, a check character.
 * Where that is left out it is worked out, so both meet; without ZL or CN it has to be there.
 */
export const patentApplication: Recogniser = {
  scheme: 'PATENT',
  hint: /(?:zl|cn)[\s.]?\d|\.[\dx](?![a-z\d])/,
  pattern: /(?<![a-z\d.])(zl|cn)?(?:[\s.:]?\s?(?:no\.? ?)?)((?:19|20)\d{2}\s?[1-389]\s?\d{7}|(?<=(?:zl|cn).{0,5})\d{2}\s?[1-389]\s?\d{5})(\.[\dx])?(?![a-z\d]|\.\d)/gu,
  read: ([, office, digits = '', check]) => {
    const number = digits.replace(/\s/g, '')
    if (check === undefined && (office === undefined || number.length === 8)) return office === 'zl' ? [`cn${number}.${chineseApplicationCheck(number)}`] : null
    return [`cn${number}${check ?? `.${chineseApplicationCheck(number)}`}`]
  },
}

/** `PCT/CN2019/123456`, also with the year in two digits as before 2004. */
export const pctApplication: Recogniser = {
  scheme: 'PATENT',
  hint: /pct/,
  pattern: /(?<![a-z\d])pct[\s/-]{0,2}([a-z]{2})[\s/-]?((?:19|20)?\d{2})[\s/-](\d{5,6})(?![a-z\d])/g,
  read: ([, office = '', year = '', number = '']) => [`pct${office}${year.length === 2 ? `${Number(year) > 77 ? 19 : 20}${year}` : year}${number.padStart(6, '0')}`],
}
