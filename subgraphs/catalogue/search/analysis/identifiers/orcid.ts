import { isModulo11_2 } from './check-digits.ts'
import type { Recogniser } from './recogniser.ts'

/** `0000-0002-1825-0097`, `https://orcid.org/0000-0002-1825-0097`; without hyphens or with blanks only behind its name. */
export const orcid: Recogniser = {
  scheme: 'ORCID',
  hint: /\d{4}[- ]?\d{4}[- ]?\d{4}[- ]?\d{3}/,
  pattern: /((?:https?:\/\/)?(?:www\.)?orcid\.org\/|orcid(?: id)?[:\s]{0,3})?(?<![\w.-])(\d{4})([- ]?)(\d{4})\3(\d{4})\3(\d{3}[\dx])(?![\w-])/g,
  read: ([, label, a = '', hyphen, b = '', c = '', d = '']) =>
    (label !== undefined || hyphen === '-') && isModulo11_2(a + b + c + d) ? [`${a}-${b}-${c}-${d}`] : null,
}
