import type { Edit } from './markup.ts'

const ELEMENTS = new Set(('H He Li Be B C N O F Ne Na Mg Al Si P S Cl Ar K Ca Sc Ti V Cr Mn Fe Co Ni Cu Zn Ga Ge As Se Br Kr Rb Sr Y Zr Nb Mo Tc Ru Rh Pd Ag Cd In Sn Sb Te I Xe Cs Ba La Ce Pr Nd Pm Sm Eu Gd Tb Dy Ho Er Tm Yb Lu '
  + 'Hf Ta W Re Os Ir Pt Au Hg Tl Pb Bi Po At Rn Fr Ra Ac Th Pa U Np Pu Am Cm Bk Cf Es Fm Md No Lr D').split(' '))
const FOLDED_ELEMENTS = new Set([...ELEMENTS].map((symbol) => symbol.toLowerCase()))

const UNDERSCORED = /(?<![A-Za-z\d_])(?=[A-Za-z\d(){}]{1,40}_)[A-Z(][A-Za-z\d_(){}]{1,80}/g
const ATOM = /[()]|([A-Z][a-z]?)|_?\{?\d+\}?/g

/** `Fe_3O_4` and `Fe_{3}O_{4}` are read as `Fe3O4`; `file_2` is left alone, since not all of it are elements. */
export const formulaEdits = (original: string): Edit[] =>
  Array.from(original.matchAll(UNDERSCORED)).filter((match) => isFormula(match[0])).flatMap((match) =>
    Array.from(match[0].matchAll(/[_{}]/g), (mark) => ({ start: match.index + mark.index, end: match.index + mark.index + 1, text: '' })))

const isFormula = (text: string): boolean => {
  let length = 0
  for (const atom of text.matchAll(ATOM)) {
    if (atom[1] !== undefined && !ELEMENTS.has(atom[1])) return false
    length += atom[0].length
  }
  return length === text.length
}

/** Isotopes are written `14c`, `c-14` and `c14`: the other order of a symbol and a number of up to three digits, in folded text; null for anything else. */
export const otherOrder = (first: string, second: string): string | null => {
  if (FOLDED_ELEMENTS.has(first) && /^[1-9]\d{0,2}$/.test(second)) return `${second}${first}`
  return null
}

/** `so42-` and `fe3+` beside `so4` and `fe`: the last digit before a sign at the end may be a charge. Null where that cannot be. */
export const withoutCharge = (folded: string): string | null => (/^(?=.{2,12}$)(?:[a-z]{1,2}\d{0,2}){1,6}\d$/.test(folded) ? folded.replace(/\d$/, '') : null)
