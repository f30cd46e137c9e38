import type { Recogniser } from './recogniser.ts'

/** Two-letter codes of Chinese industry standards (行业标准代号). */
const INDUSTRIES = 'aq|bb|cb|ch|cj|cy|da|db|dl|dy|dz|ej|fz|ga|gc|gd|gh|gm|gy|hb|hg|hj|hs|hy|jb|jc|jg|jr|jt|jy|kj|ky|ld|lb|ls|ly|mh|mt|mz|nb|ny|qb|qc|qj|qx|rb|rf|sb|sc|sf|sh|sj|sl|sn|sw|sy|tb|td|ty|wb|wh|wj|wm|ws|ww|xb|xf|yb|yc|yd|yj|ys|yy|yz|zy'
const CODES = [
  'gb(?:\\s?[/-]?\\s?[tz])?', 'gjb(?:\\s?\\/?\\s?z)?(?=[\\s_-]{0,2}\\d{3})', 'gbj', 'jj[fg]', 'db\\d{2,4}(?:\\s?\\/\\s?t)?', 't\\/[a-z]{2,12}(?=[\\s_-]{0,2}\\d{3})', 'q\\/[a-z0-9]{2,8}',
  `(?:${INDUSTRIES})\\s?\\/\\s?[tz]`, 'iso\\/iec(?: ?\\/? ?t[rs])?', 'iso(?:\\s?\\/?\\s?t[rs])?', 'iec(?:\\s?\\/?\\s?t[rs])?', 'ieee(?: std)?', 'astm', 'din(?: en)?(?: iso)?', 'jis', 'en(?: iso)?(?=[\\s-]?(?!(?:19|20)\\d\\d(?!\\d))\\d{4})',
]
const NUMBER = '(?:[a-z]\\s?)?(?:\\d{2,6}|\\d(?=\\.))(?:\\.\\d{1,4})*'

/**
 * `GB/T 30523-2016`, `GB／T30523`, `gbt 30523`, `ISO 9001:2015`, `IEC 61850-7-2:2010`. Found with and without its year and its part. `GB 30523` stays apart
 * from `GB/T 30523`: one is mandatory, the other recommended. Industry codes need their `/T` or a year, and military and
 * association standards three digits, or genes (GJB2) and units (t/hm2) would be standards.
 */
export const standardNumber: Recogniser = {
  scheme: 'STANDARD_NO',
  hint: new RegExp(`(?:${['gb', 'gjb', 'jj[fg]', 'db\\d', 't\\/[a-z]', 'q\\/', '\\/\\s?[tz]', 'iso', 'iec', 'ieee', 'astm', 'din', 'jis', 'en'].join('|')})[^\\d]{0,16}\\d`),
  pattern: new RegExp(`(?<![a-z\\d/.-])(${CODES.join('|')})[\\s_-]{0,2}(${NUMBER})(?:-(\\d{1,3}(?:-\\d{1,3})?)(?=:(?:19|20)\\d{2}|(?<=(?:iso|iec|en).{0,20})(?![\\d-])))?(?:\\s?[-:]\\s?((?:19|20)?\\d{2}))?(?![a-z\\d]|\\.\\d)`, 'gu'),
  read: ([, code = '', number = '', part, year]) => {
    const name = `${code.replace(/^gb-/, 'gb').replace(' std', '')}${number}`.replace(/[\s/]/g, '')
    const whole = part ? `${name}-${part}` : name
    return year ? [`${whole}-${year}`, whole, name] : [whole, name]
  },
}

/** Mandatory industry standards, `HJ 651-2013`: two letters and a number are believed with a year only, and spans of years are none. */
export const bareIndustryStandard: Recogniser = {
  scheme: 'STANDARD_NO',
  hint: /\d-(?:19|20)\d{2}/,
  pattern: new RegExp(`(?<![a-z\\d/.-])(${INDUSTRIES})\\s?(\\d{2,5}(?:\\.\\d{1,3})?)-((?:19|20)\\d{2})(?![a-z\\d-]|\\.\\d)`, 'gu'),
  read: ([, code = '', number = '', year = '']) => (/^(?:19|20)\d\d$/.test(number) && number <= year ? null : [`${code}${number}-${year}`, `${code}${number}`]),
}
