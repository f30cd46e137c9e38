import { useLabel } from '../i18n/use-label.ts'
import type { ResourceTermsQuery } from './resource.operations.ts'
import type { Terms } from './resource-data.ts'

/** The name of a code of one of the page's vocabularies, or the code where it has none. */
export const useTerm = (terms: Terms): ((vocabulary: keyof ResourceTermsQuery, code: string | null | undefined) => string) => {
  const label = useLabel()
  return (vocabulary, code) => {
    if (!code) return ''
    const term = terms?.[vocabulary]?.find((one) => one.code === code)
    return term ? label(term) : code
  }
}
