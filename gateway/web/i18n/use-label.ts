import { useCallback } from 'react'
import { useLanguage } from './language.tsx'

/** Something of the graph with a Chinese and perhaps an English name. */
type Named = { label?: string | null; labelEn?: string | null } | { name?: string | null; nameEn?: string | null } | { title?: string | null; titleEn?: string | null }

const both = (named: Named): [zh: string | null | undefined, en: string | null | undefined] => {
  if ('label' in named) return [named.label, named.labelEn]
  if ('title' in named) return [named.title, named.titleEn]
  return 'name' in named ? [named.name, named.nameEn] : [null, null]
}

/** The name in the language of the reader, in the other one where there is no such. */
export const useLabel = (): ((named: Named) => string) => {
  const { language } = useLanguage()
  return useCallback((named: Named) => {
    const [zh, en] = both(named)
    return (language === 'en' ? en || zh : zh || en) ?? ''
  }, [language])
}
