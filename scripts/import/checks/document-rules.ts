import type { CoreDocument } from '../../../schema/document.ts'
import type { Reason } from '../format.ts'
import { hasMojibake } from './mojibake.ts'

type Rule = (document: CoreDocument) => Reason | undefined

/** What keeps a mapped record from being sent. The graph has rules of its own; these are the ones that a repaired file cures. */
const RULES: readonly Rule[] = [
  ({ title }) => (title === undefined ? { code: 'TITLE_MISSING', message: 'the record has no title' } : undefined),
  // Sent, it would overwrite a good record of the same id with rubbish.
  (document) => (hasMojibake(document) ? { code: 'MOJIBAKE', message: 'the text is UTF-8 that was read as ISO-8859-1 and written again; export it anew' } : undefined),
  ({ title }) => (title?.includes('\uFFFD') ? { code: 'ENCODING_DAMAGED', message: 'the title holds characters that were lost in a conversion' } : undefined),
]

export const faultOf = (document: CoreDocument): Reason | undefined => {
  for (const rule of RULES) {
    const fault = rule(document)
    if (fault) return fault
  }
  return undefined
}
