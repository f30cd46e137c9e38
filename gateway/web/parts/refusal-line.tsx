import type { Refusal } from '../graph/refusal.ts'
import { useLanguage } from '../i18n/language.tsx'

/** Beside what was pressed: why it did nothing, and what to do. */
export const RefusalLine = ({ refusal }: { refusal: Refusal | null }) => {
  const { language } = useLanguage()
  return refusal && <span role="alert" className="field-problem">{refusal[language]}</span>
}
