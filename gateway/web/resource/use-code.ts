import { useLanguage } from '../i18n/language.tsx'
import { codeLabels } from './code-labels.ts'

export const useCode = (): ((list: keyof typeof codeLabels, code: string) => string) => {
  const { language } = useLanguage()
  return (list, code) => (Object.hasOwn(codeLabels[list], code) ? codeLabels[list][code]?.[language] : undefined) ?? code
}
