import { isModulo11_2 } from './check-digits.ts'
import type { Recogniser } from './recogniser.ts'

/** `0000-0002-1825-0097`, `https://orcid.org/0000-0002-1825-0097`. */
export const orcid: Recogniser = {
  scheme: 'ORCID',
  pattern: /(?:https?:\/\/(?:www\.)?orcid\.org\/|orcid\.org\/|orcid[:\s]{0,3})?(?<![\w.-])(\d{4}-\d{4}-\d{4}-\d{3}[\dx])(?![\w-])/g,
  read: (match) => (isModulo11_2((match[1] ?? '').replaceAll('-', '')) ? [match[1] ?? ''] : null),
}
