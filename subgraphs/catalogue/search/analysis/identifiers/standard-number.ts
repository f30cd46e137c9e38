import type { Recogniser } from './recogniser.ts'

/** Two-letter codes of Chinese industry standards (行业标准代号). */
const INDUSTRIES = 'aq|bb|cb|ch|cj|cy|da|db|dl|dy|dz|ej|fz|ga|gc|gd|gh|gm|gy|hb|hg|hj|hs|hy|jb|jc|jg|jr|jt|jy|kj|ky|ld|lb|ls|ly|mh|mt|mz|nb|ny|qb|qc|qj|qx|rb|rf|sb|sc|sf|sh|sj|sl|sn|sw|sy|tb|td|ty|wb|wh|wj|wm|ws|ww|xb|xf|yb|yc|yd|yj|ys|yy|yz|zy'
const CODES = [
  `gb(?:\\s?\\/?\\s?[tz])?`, 'gjb(?:\\s?\\/?\\s?z)?(?=[\\s_-]{0,2}\\d{3})', 'gbj', 'jj[fg]', `db\\d{2,4}(?:\\s?\\/\\s?t)?`, `t\\/[a-z]{2,12}(?=[\\s_-]{0,2}\\d{3})`, `q\\/[a-z0-9]{2,8}`,
  `(?:${INDUSTRIES})\\s?\\/\\s?[tz]`, 'iso\\/iec(?: ?\\/? ?t[rs])?', 'iso(?:\\s?\\/?\\s?t[rs])?', 'iec', 'ieee', 'astm', 'din(?: en)?(?: iso)?', 'jis',
]
const NUMBER = '(?:[a-z]\\s?)?(?:\\d{2,6}|\\d(?=\\.))(?:\\.\\d{1,4})*'

/**
 * `GB/T 30523-2016`, `GB／T30523`, `gbt 30523`, `ISO 9001:2015`. Found with and without its year. `GB 30523` stays apart from `GB/T 30523`:
 * one is mandatory, the other recommended. Industry codes need their `/T`, and military and
 * association standards three digits, or genes (GJB2) and units (t/hm2) would be standards.
 */
export const standardNumber: Recogniser = {
  scheme: 'STANDARD_NO',
  pattern: new RegExp(`(?<![a-z\\d/.-])(${CODES.join('|')})[\\s_-]{0,2}(${NUMBER})(?:\\s?[-:]\\s?((?:19|20)?\\d{2}))?(?![a-z\\d]|\\.\\d)`, 'gu'),
  read: ([, code = '', number = '', year]) => {
    const name = `${code}${number}`.replace(/[\s/]/g, '')
    return year ? [`${name}-${year}`, name] : [name]
  },
}
